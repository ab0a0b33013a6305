//! Markdown as HTML: every text is escaped, HTML within it is shown as the text it is, a link leads to a page or is left out, and every
//! heading has an anchor, made as GitHub makes them, so that links hold here and there.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A text as its page shows it.
pub struct Rendered {
    /// Its first heading.
    pub title: String,
    /// Everything below that heading, as HTML.
    pub html: String,
    /// Its parts: first what stands before the next heading, then one for each heading.
    pub sections: Vec<Section>,
}

/// A heading with what stands below it.
pub struct Section {
    /// Its level: 1 for the title of the text.
    pub level: u8,
    /// Its anchor; empty for the title, which is the top of the page.
    pub anchor: String,
    /// Its heading, without marks.
    pub title: String,
    /// What stands below it, without marks.
    pub text: String,
}

impl Rendered {
    /// The section of an anchor; the first one, which is the whole text's, for none.
    pub fn section(&self, anchor: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.anchor == anchor)
    }
}

#[cfg(test)]
impl Rendered {
    /// The anchors of all headings below the title.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().filter(|section| section.level > 1).map(|section| section.anchor.as_str())
    }
}

/// Renders a text; `lead` says where a link to another file leads, if anywhere.
pub fn render(markdown: &str, lead: fn(&str) -> Option<String>) -> Rendered {
    let markdown = without_notes(markdown, lead);
    let events: Vec<Event<'_>> = Parser::new_ext(&markdown, Options::ENABLE_TABLES).collect();
    let way_back = way_back(&events);
    let mut writer = Writer::leading(lead);
    for (at, event) in events.iter().enumerate() {
        if !way_back.contains(&at) {
            writer.write(event);
        }
    }
    let title = writer.sections.first().map(|section| section.title.clone()).unwrap_or_default();
    Rendered { title, html: writer.html, sections: writer.sections }
}

/// The text without notes that only name a file not shown here, such as ` ([decision 12](decisions/0012.md))`: where the link leads
/// nowhere, its bare name would tell a reader nothing.
fn without_notes(markdown: &str, lead: fn(&str) -> Option<String>) -> String {
    let (mut kept, mut rest) = (String::with_capacity(markdown.len()), markdown);
    while let Some(begins) = rest.find("([") {
        let (before, note) = rest.split_at(begins);
        match note_alone(note).filter(|(address, _)| !is_whole(address) && lead(address).is_none()) {
            Some((_, after)) => {
                kept.push_str(before.trim_end());
                rest = after;
            }
            None => {
                kept.push_str(before);
                kept.push_str("([");
                rest = note.get(2..).unwrap_or_default();
            }
        }
    }
    kept.push_str(rest);
    kept
}

/// The address of a note that is nothing but a link in parentheses, and what stands behind it.
fn note_alone(note: &str) -> Option<(&str, &str)> {
    let (label, rest) = note.strip_prefix("([")?.split_once("](")?;
    let (address, after) = rest.split_once("))")?;
    let is_plain = !label.contains(['[', ']', '\n']) && !address.contains(['(', ')', ' ', '\n']);
    is_plain.then_some((address, after))
}

/// Whether an address leads somewhere as it stands: within the page, or out of this site.
fn is_whole(address: &str) -> bool {
    address.starts_with('#') || address.starts_with("https://")
}

/// Where the first paragraph stands when it does nothing but lead elsewhere, as the line under a title does: pages have their own way
/// back and to the other language.
fn way_back(events: &[Event<'_>]) -> std::ops::RangeInclusive<usize> {
    // Holds nothing.
    let nowhere = std::ops::RangeInclusive::new(1, 0);
    let begins = events.iter().position(|event| matches!(event, Event::Start(Tag::Paragraph)));
    let ends = events.iter().position(|event| matches!(event, Event::End(TagEnd::Paragraph)));
    let (Some(begins), Some(ends)) = (begins, ends) else { return nowhere };
    let mut within = false;
    let inner = events.get(begins + 1..ends).unwrap_or_default();
    let leads = inner.iter().all(|event| match event {
        Event::Start(Tag::Link { .. }) => {
            within = true;
            true
        }
        Event::End(TagEnd::Link) => {
            within = false;
            true
        }
        Event::Text(text) => within || text.trim() == "·",
        _ => within,
    });
    if leads { begins..=ends } else { nowhere }
}

/// The anchor of a heading: its letters and digits in small letters, with hyphens for spaces.
fn anchor(title: &str) -> String {
    let letter = |c: char| match c {
        ' ' | '-' => Some('-'),
        '_' => Some(c),
        c if c.is_alphanumeric() => Some(c),
        _ => None,
    };
    title.to_lowercase().chars().filter_map(letter).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// What is being written.
struct Writer {
    lead: fn(&str) -> Option<String>,
    html: String,
    sections: Vec<Section>,
    /// The heading that is being written: its text, and where it begins in the HTML.
    heading: Option<(String, usize)>,
    /// Whether the link that is being written leads anywhere.
    link: bool,
    /// The headings of the columns of the table that is being written.
    columns: Vec<String>,
    /// Whether its head is being written.
    in_head: bool,
    /// Which of its cells comes next in the row.
    cell: usize,
}

impl Writer {
    fn leading(lead: fn(&str) -> Option<String>) -> Self {
        Self {
            lead,
            html: String::new(),
            sections: Vec::new(),
            heading: None,
            link: false,
            columns: Vec::new(),
            in_head: false,
            cell: 0,
        }
    }

    fn write(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::End(tag) => self.end(*tag),
            // HTML is no mark here: it is shown as it was written. A picture shows what it is called.
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.html.push_str(&escaped(text));
                self.tell(text);
            }
            Event::Code(text) => {
                self.html.push_str(&format!("<code>{}</code>", escaped(text)));
                self.tell(text);
            }
            Event::SoftBreak => self.gap("\n"),
            Event::HardBreak => self.gap("<br>"),
            Event::Rule => self.gap("<hr>\n"),
            // Marks that are not switched on.
            _ => {}
        }
    }

    /// Keeps a text where it is looked for.
    fn tell(&mut self, text: &str) {
        if let Some((heading, _)) = &mut self.heading {
            heading.push_str(text);
        } else if let (true, Some(column)) = (self.in_head, self.columns.last_mut()) {
            column.push_str(text);
        } else if let Some(section) = self.sections.last_mut() {
            section.text.push_str(text);
        }
    }

    /// Writes a mark that keeps words apart.
    fn gap(&mut self, mark: &str) {
        self.html.push_str(mark);
        self.tell(" ");
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.html.push_str("<p>"),
            Tag::Heading { .. } => self.heading = Some((String::new(), self.html.len())),
            Tag::BlockQuote(_) => self.html.push_str("<blockquote>"),
            Tag::CodeBlock(_) => self.html.push_str("<pre><code>"),
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.html.push_str("<ol>\n"),
            Tag::List(Some(first)) => self.html.push_str(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.html.push_str("<li>"),
            Tag::Table(_) => {
                self.columns.clear();
                self.html.push_str("<div class=\"table-wrap\"><table class=\"data\">");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.html.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => self.begin_cell(),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Link { dest_url, .. } => self.begin_link(dest_url),
            _ => {}
        }
    }

    fn begin_cell(&mut self) {
        if self.in_head {
            self.columns.push(String::new());
            self.html.push_str("<th scope=\"col\">");
            return;
        }
        // Phones show each cell under the heading of its column.
        match self.columns.get(self.cell).filter(|column| !column.is_empty()) {
            Some(column) => self.html.push_str(&format!("<td data-label=\"{}\">", escaped(column))),
            None => self.html.push_str("<td>"),
        }
        self.cell += 1;
    }

    fn begin_link(&mut self, address: &str) {
        let to = if is_whole(address) { Some(address.to_owned()) } else { (self.lead)(address) };
        self.link = to.is_some();
        if let Some(to) = to {
            self.html.push_str(&format!("<a href=\"{}\">", escaped(&to)));
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.gap("</p>\n"),
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::BlockQuote(_) => self.gap("</blockquote>\n"),
            TagEnd::CodeBlock => self.gap("</code></pre>\n"),
            TagEnd::List(false) => self.html.push_str("</ul>\n"),
            TagEnd::List(true) => self.html.push_str("</ol>\n"),
            TagEnd::Item => self.gap("</li>\n"),
            TagEnd::Table => self.html.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.html.push_str("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::TableCell if self.in_head => self.html.push_str("</th>"),
            TagEnd::TableCell => self.gap("</td>"),
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Link if self.link => {
                self.link = false;
                self.html.push_str("</a>");
            }
            _ => {}
        }
    }

    /// Puts a heading with its anchor; the title of the text stands at the head of the page instead.
    fn end_heading(&mut self, level: u8) {
        let Some((title, begins)) = self.heading.take() else { return };
        let inner = self.html.split_off(begins);
        if self.sections.is_empty() {
            self.sections.push(Section { level: 1, anchor: String::new(), title, text: String::new() });
            return;
        }
        let (level, plain) = (level.max(2), anchor(&title));
        let (mut own, mut again) = (plain.clone(), 0);
        while self.sections.iter().any(|section| section.anchor == own) {
            again += 1;
            own = format!("{plain}-{again}");
        }
        self.html.push_str(&format!("<h{level} id=\"{own}\">{inner}</h{level}>\n"));
        self.sections.push(Section { level, anchor: own, title, text: String::new() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(markdown: &str) -> String {
        let lead = |address: &str| address.strip_suffix(".md").map(|name| format!("/help/{name}"));
        render(markdown, lead).html
    }

    #[test]
    fn no_html_passes() {
        let told = html(
            "# A\n\n<script>alert(1)</script>\n\nb <img src=x onerror=alert(1)> `<b>` [c](javascript:alert(1))\n",
        );
        assert!(!told.contains("<script") && !told.contains("<img") && !told.contains("<b>"), "{told}");
        assert!(
            !told.contains("javascript:") && told.contains("&lt;script&gt;") && told.contains(" c</p>"),
            "{told}"
        );
        let quoted = html("# A\n\n[b](https://example.org/\"onclick=\"x)\n\n| a\"b |\n|---|\n| c |\n");
        assert!(!quoted.contains("\"onclick") && quoted.contains("data-label=\"a&quot;b\""), "{quoted}");
    }

    #[test]
    fn headings_have_anchors_as_on_github() {
        let told = render("# T\n\na\n\n## An office’s *record* (staff)\n\nb\n\n## C\n\n## C\n", |_| None);
        assert_eq!(told.title, "T");
        assert_eq!(told.anchors().collect::<Vec<_>>(), ["an-offices-record-staff", "c", "c-1"]);
        assert_eq!(told.section("c").map(|section| section.title.as_str()), Some("C"));
        assert_eq!(told.section("").map(|section| section.text.trim()), Some("a"));
        assert!(told.html.contains("<h2 id=\"c-1\">C</h2>") && !told.html.contains("<h1"), "{}", told.html);
        assert!(told.html.contains("An office’s <em>record</em> (staff)</h2>"), "{}", told.html);
    }

    #[test]
    fn links_lead_to_pages_or_are_text() {
        let told = html("# T\n\nsee [a](b.md), [c](../x.png) and ![a picture](d.png)\n");
        assert_eq!(told, "<p>see <a href=\"/help/b\">a</a>, c and a picture</p>\n");
        assert_eq!(html("# T\n\n[Guide](README.md) · [English](x.md)\n\nText\n"), "<p>Text</p>\n");
        assert_eq!(html("# T\n\n[Guide](g.md) first\n"), "<p><a href=\"/help/g\">Guide</a> first</p>\n");
    }

    #[test]
    fn notes_that_only_name_a_file_not_shown_are_left_out() {
        let noted =
            "# T\n\nMany at once\n([decision 21](../x.png)): so it is, as measured ([figures](y.png)).\n";
        assert_eq!(html(noted), "<p>Many at once: so it is, as measured.</p>\n");
        let told = html("# T\n\nRead on ([guide](b.md)), ([here](#a)), (a [c](x.png)) or ([odd\n");
        let lines =
            "<p>Read on (<a href=\"/help/b\">guide</a>), (<a href=\"#a\">here</a>), (a c) or ([odd</p>\n";
        assert_eq!(told, lines);
    }

    #[test]
    fn cells_carry_the_heading_of_their_column() {
        let told = html("# T\n\n| a | b |\n|---|---|\n| 1 | **2** |\n");
        assert!(told.contains("<th scope=\"col\">a</th>"), "{told}");
        assert!(told.contains("<td data-label=\"b\"><strong>2</strong></td>"), "{told}");
    }
}
