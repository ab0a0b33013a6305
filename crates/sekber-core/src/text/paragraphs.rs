//! What was changed between two texts, paragraph by paragraph.

/// Most paragraphs of a text that are compared one by one; longer ones differ as a whole.
const MOST: usize = 400;

/// The paragraphs that differ, in the order of the texts: what stood there, and what stands there now; empty where nothing stands
/// opposite. Texts that differ only in spaces differ in nothing. Quadratic in the paragraphs, of which 400 at most are compared.
pub fn changed_paragraphs<'a>(before: &'a str, after: &'a str) -> Vec<(&'a str, &'a str)> {
    let paragraphs = |text: &'a str| -> Vec<&'a str> {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
    };
    let (old, new) = (paragraphs(before), paragraphs(after));
    if old.len() > MOST || new.len() > MOST {
        return if old == new { Vec::new() } else { vec![(before, after)] };
    }
    let common = common(&old, &new);
    let (mut at_old, mut at_new) = (0, 0);
    let mut changed = Vec::new();
    while at_old < old.len() || at_new < new.len() {
        let (from_old, from_new) = (at_old, at_new);
        // What both have stands; everything before it was taken out or put in.
        while at_old < old.len() || at_new < new.len() {
            match (old.get(at_old), new.get(at_new)) {
                (Some(one), Some(other)) if one == other => break,
                (Some(_), Some(_)) if common[at_old + 1][at_new] < common[at_old][at_new + 1] => at_new += 1,
                (Some(_), _) => at_old += 1,
                (None, _) => at_new += 1,
            }
        }
        let (gone, come) = (&old[from_old..at_old], &new[from_new..at_new]);
        let of = |all: &[&'a str], at: usize| all.get(at).copied().unwrap_or_default();
        changed.extend((0..gone.len().max(come.len())).map(|at| (of(gone, at), of(come, at))));
        (at_old, at_new) = (at_old + 1, at_new + 1);
    }
    changed
}

/// How many paragraphs two texts have in common from each place on, in their order.
fn common(old: &[&str], new: &[&str]) -> Vec<Vec<usize>> {
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for (at_old, one) in old.iter().enumerate().rev() {
        for (at_new, other) in new.iter().enumerate().rev() {
            common[at_old][at_new] = match one == other {
                true => common[at_old + 1][at_new + 1] + 1,
                false => common[at_old + 1][at_new].max(common[at_old][at_new + 1]),
            };
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_changed_is_told_in_its_order() {
        let of = changed_paragraphs;
        assert_eq!(of("a\nb\nc", "a\nx\nc"), [("b", "x")]);
        assert_eq!(of("a\nc", "a\nb\nc"), [("", "b")]);
        assert_eq!(of("a\nb\nc", "c"), [("a", ""), ("b", "")]);
        assert_eq!(of("", "a\n\nb"), [("", "a"), ("", "b")]);
        assert_eq!(of("a\nb", "x\ny\nz"), [("a", "x"), ("b", "y"), ("", "z")]);
        assert_eq!(of("a\nb\nc\nd", "a\nb2\nc\nd2"), [("b", "b2"), ("d", "d2")]);
        assert!(of("  a\n\n b ", "a\nb").is_empty());
        let long = "x\n".repeat(MOST + 1);
        assert_eq!(of(&long, "x"), [(long.as_str(), "x")]);
    }
}
