//! What a page holds as structured data in the vocabulary of schema.org, ready to stand in its head for those who only pass it on.

use serde_json::{Value as Json, json};

/// Structured data as it stands in a page: nothing in a text may end the element that it stands in.
pub fn structured(mut data: Json) -> String {
    // What is not known is left out: readers of this vocabulary take null for a fault.
    if let Some(fields) = data.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    data["@context"] = json!("https://schema.org");
    data.to_string().replace('<', "\\u003c")
}

/// A list as structured data: each item by its name and its address in full, in the order in which the page shows them.
pub fn item_list(name: &str, items: impl IntoIterator<Item = (String, String)>) -> Json {
    let item = |(at, (name, url)): (usize, (String, String))| json!({ "@type": "ListItem", "position": at + 1, "name": name, "url": url });
    let items: Vec<Json> = items.into_iter().enumerate().map(item).collect();
    json!({ "@type": "ItemList", "name": name, "itemListElement": items })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_left_out() {
        let data = structured(json!({ "@type": "NewsArticle", "image": null, "url": "https://a.id" }));
        assert!(!data.contains("image") && data.contains("https://a.id"), "{data}");
    }

    #[test]
    fn a_list_names_its_items_in_order_and_ends_no_element() {
        let items = [("A</script>", "https://a.id/1"), ("B", "https://a.id/2")];
        let items = items.map(|(name, url)| (name.to_owned(), url.to_owned()));
        let data = structured(item_list("Daftar", items));
        assert!(!data.contains('<'), "{data}");
        let read: Json = serde_json::from_str(&data).unwrap();
        assert_eq!(read["itemListElement"][0]["name"], "A</script>");
        assert_eq!(read["itemListElement"][1]["position"], 2);
        assert_eq!(read["@context"], "https://schema.org");
    }
}
