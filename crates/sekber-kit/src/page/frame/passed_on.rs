//! What a page that everybody may read tells those who only pass it on of where it is: search engines, and messengers that show a preview.

use super::Frame;
use crate::words::Language;

impl Frame {
    /// The one address in full of a path in the language of this page. A program that asks for no language is shown Indonesian, so the
    /// plain address stands for that.
    pub fn full_address(&self, path: &str) -> String {
        self.address_in(self.language, path)
    }

    /// The address of a path in each language, and for everybody else.
    pub fn in_languages(&self, path: &str) -> Vec<(&'static str, String)> {
        let plain = self.address_in(Language::Indonesian, path);
        vec![
            (Language::Indonesian.tag(), plain.clone()),
            (Language::English.tag(), self.address_in(Language::English, path)),
            ("x-default", plain),
        ]
    }

    /// The address in full of the page as it was asked for, which stands on paper; none for what answers a form, which that address does
    /// not lead to.
    pub fn printed_address(&self) -> Option<String> {
        (!self.answers_form).then(|| format!("{}{}", self.app.settings().base_url, self.address))
    }

    /// The language of the page and its country, as previews name them.
    pub fn locale(&self) -> &'static str {
        match self.language {
            Language::Indonesian => "id_ID",
            Language::English => "en_GB",
        }
    }

    /// The address in full of the picture that stands in previews of pages without one of their own.
    pub fn preview_picture(&self) -> String {
        format!("{}{}", self.app.settings().base_url, self.asset("preview.png"))
    }

    fn address_in(&self, language: Language, path: &str) -> String {
        let base = &self.app.settings().base_url;
        match language {
            Language::Indonesian => format!("{base}{path}"),
            Language::English => format!("{base}{path}?lang={}", language.tag()),
        }
    }
}
