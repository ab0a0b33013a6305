//! What stands with the name of whoever signs: one rule for all papers, by the post that is held and in which capacity
//! (Permendagri 1/2023, article 44).

use sekber_core::document::ActingMark;
use sekber_core::text::fold;

use super::posts::Post;

/// What stands with a name on letters, records and agreements; on decrees and certificates all names stand
/// [without titles](without_titles).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    /// Titles before and after the name.
    pub titles: bool,
    /// Rank and grade, and the NIP.
    pub number: bool,
}

/// What stands with the name of whoever holds a post: head, deputy head and secretary of the region sign with titles, but without
/// rank and NIP; whoever stands in for the head of the region, and the Pj. and Plh. of its secretary, with none of them; all others
/// with everything. `position` may name its mark itself, as a meeting's chair does: `Plt. Sekretaris Daerah`.
pub fn printed(position: &str, mark: ActingMark) -> Printed {
    let post = Post::read(position);
    let (region, secretary) = (post.leads_region(), post.is_secretary());
    let is = |own: ActingMark| mark == own || post.marks.first() == Some(&own);
    let interim = is(ActingMark::Interim);
    let absent = is(ActingMark::ActingAbsent);
    let vacant = is(ActingMark::ActingVacant);
    let stands_in = interim || absent || region && vacant;
    let bare = stands_in && (region || secretary);
    let holds = !(interim || absent || vacant);
    Printed { titles: !bare, number: !(bare || holds && (region || secretary)) }
}

/// Whether the rule may be read either way: rank and NIP of the regional secretary who holds the post, and signs as such or on behalf of
/// the head of the region, stand on the letters of some districts.
pub fn leaves_number_open(position: &str, mark: ActingMark) -> bool {
    let post = Post::read(position);
    let holds = matches!(mark, ActingMark::Holder | ActingMark::OnBehalf);
    post.is_secretary() && holds && post.marks.is_empty()
}

/// Whether somebody of this post signs for a higher one only: an assistant of the secretary has no letters of their own.
pub fn signs_for_others(position: &str, mark: ActingMark) -> bool {
    let behalf = position.lines().any(|line| fold(line).starts_with(ActingMark::OnBehalf.written()));
    Post::read(position).is_assistant() && mark != ActingMark::OnBehalf && !behalf
}

/// A name without the titles before and after it.
pub fn without_titles(name: &str) -> String {
    let plain = name.split(',').next().unwrap_or_default();
    let kept = plain.split_whitespace().filter(|part| !part.ends_with('.') || part.chars().count() == 2);
    // A single letter with a point is an initial, apart from the title of a pilgrim before the name.
    kept.skip_while(|part| *part == "H.").collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
