//! Groups: programmes that are connected by pairs.

/// Sets of programmes that are joined pair by pair (union by smaller number, with path halving).
pub struct Groups(Vec<u32>);

impl Groups {
    /// Everybody alone.
    pub fn new(count: usize) -> Self {
        Self((0..u32::try_from(count).unwrap_or(u32::MAX)).collect())
    }

    /// The smallest member of a programme's group.
    pub fn first_of(&mut self, mut programme: u32) -> u32 {
        while self.0[programme as usize] != programme {
            let above = self.0[self.0[programme as usize] as usize];
            self.0[programme as usize] = above;
            programme = above;
        }
        programme
    }

    /// Joins two groups.
    pub fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.first_of(a), self.first_of(b));
        self.0[a.max(b) as usize] = a.min(b);
    }

    /// Members of groups of two or more with the smallest member of their group, by member.
    pub fn members(mut self) -> Vec<(u32, u32)> {
        let count = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        let firsts: Vec<u32> = (0..count).map(|programme| self.first_of(programme)).collect();
        let mut sizes = vec![0_u32; firsts.len()];
        firsts.iter().for_each(|first| sizes[*first as usize] += 1);
        (0..count).zip(firsts).filter(|(_, first)| sizes[*first as usize] > 1).collect()
    }
}
