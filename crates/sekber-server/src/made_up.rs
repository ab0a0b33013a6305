//! Files of a district that holds what was made up for a demonstration are called so, whichever room sends them: a sheet of figures alone
//! names no programme that could carry the mark.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use sekber_kit::app::App;

/// What stands before the name of a file.
const MARK: &str = "simulasi-";

/// Puts the mark before the names of files that are sent.
pub async fn name_files(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if app.district().simulated {
        let headers = response.headers_mut();
        let named =
            headers.get(header::CONTENT_DISPOSITION).and_then(|value| value.to_str().ok()).map(marked);
        if let Some(named) = named.and_then(|named| HeaderValue::from_str(&named).ok()) {
            headers.insert(header::CONTENT_DISPOSITION, named);
        }
    }
    response
}

fn marked(disposition: &str) -> String {
    disposition
        .replace("filename=\"", &format!("filename=\"{MARK}"))
        .replace("filename*=UTF-8''", &format!("filename*=UTF-8''{MARK}"))
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn both_names_of_a_file_carry_the_mark() {
        assert_eq!(marked("attachment; filename=\"3w.csv\""), "attachment; filename=\"simulasi-3w.csv\"");
        let both = "inline; filename=\"a.pdf\"; filename*=UTF-8''%C3%A1.pdf";
        let expected = "inline; filename=\"simulasi-a.pdf\"; filename*=UTF-8''simulasi-%C3%A1.pdf";
        assert_eq!(marked(both), expected);
        assert_eq!(marked("inline"), "inline");
    }
}
