//! How good every office's best partner can be made when the worst-off is served first (leximin over offices).

use super::instance::Instance;
use super::ruling::Ruling;

/// The largest points that each office can be promised at once: the least promise is as large as possible, then the
/// next, and so on. 0 for an office that no programme can serve.
///
/// All offices are raised together, threshold by threshold, while one partner each can be found above it; offices that
/// cannot rise any more are frozen. Each test is a maximum matching of offices with places of programmes and partners,
/// repaired by alternating paths; `O(thresholds × offices × edges)` at worst.
pub fn floors(instance: &Instance, rulings: &[Ruling]) -> Vec<u16> {
    let mut matching = Matching::new(instance, rulings);
    let mut floors = vec![0_u16; instance.offices.len()];
    let mut rising: Vec<u32> = (0..)
        .take(instance.offices.len())
        .filter(|office| instance.offices[*office as usize].most > 0)
        .collect();
    // Whoever cannot be served beside the others is not promised anything.
    rising.retain(|office| {
        floors[*office as usize] = 1;
        let served = matching.serve(*office, &floors);
        if !served {
            floors[*office as usize] = 0;
        }
        served
    });
    while !rising.is_empty() {
        let step = highest_for_all(&mut matching, &mut floors, &rising);
        rising.iter().for_each(|office| floors[*office as usize] = step);
        matching.rebuild(&floors);
        let before = rising.len();
        rising.retain(|office| {
            let higher = matching.next_above(*office, step);
            let Some(higher) = higher else { return false };
            let (kept, old) = (matching.clone(), floors[*office as usize]);
            floors[*office as usize] = higher;
            let rises = matching.renew(*office, &floors);
            floors[*office as usize] = old;
            matching = kept;
            rises
        });
        if rising.len() == before {
            // Each could rise alone but not all together: the first in order gives way.
            rising.remove(0);
        }
    }
    floors
}

/// The highest threshold that all rising offices reach at once.
fn highest_for_all(matching: &mut Matching<'_>, floors: &mut [u16], rising: &[u32]) -> u16 {
    let mut steps: Vec<u16> =
        rising.iter().flat_map(|office| matching.points(*office)).filter(|points| *points > 0).collect();
    steps.sort_unstable();
    steps.dedup();
    let (mut low, mut high) = (0, steps.len());
    while high - low > 1 {
        let middle = usize::midpoint(low, high);
        rising.iter().for_each(|office| floors[*office as usize] = steps[middle]);
        if matching.rebuild(floors) {
            low = middle;
        } else {
            high = middle;
        }
    }
    steps.get(low).copied().unwrap_or(0)
}

#[derive(Clone)]
struct Matching<'a> {
    instance: &'a Instance,
    /// By office: programmes that may serve it, with their points.
    suitors: Vec<Vec<(u32, u16)>>,
    /// The programme that serves each office.
    served_by: Vec<Option<u32>>,
    programme_load: Vec<u32>,
    partner_load: Vec<u32>,
}

impl<'a> Matching<'a> {
    fn new(instance: &'a Instance, rulings: &[Ruling]) -> Self {
        let mut suitors = vec![Vec::new(); instance.offices.len()];
        for (edge, ruling) in instance.edges.iter().zip(rulings) {
            if *ruling != Ruling::Vetoed && edge.points > 0 {
                suitors[edge.office as usize].push((edge.programme, edge.points));
            }
        }
        Self {
            suitors,
            served_by: vec![None; instance.offices.len()],
            programme_load: vec![0; instance.programmes.len()],
            partner_load: vec![0; instance.partners.len()],
            instance,
        }
    }

    fn points(&self, office: u32) -> impl Iterator<Item = u16> + '_ {
        self.suitors[office as usize].iter().map(|(_, points)| *points)
    }

    fn next_above(&self, office: u32, points: u16) -> Option<u16> {
        self.points(office).filter(|known| *known > points).min()
    }

    /// Serves every office with a floor from nothing; whether all of them could be.
    fn rebuild(&mut self, floors: &[u16]) -> bool {
        self.served_by.fill(None);
        self.programme_load.fill(0);
        self.partner_load.fill(0);
        (0..).zip(floors).filter(|(_, floor)| **floor > 0).all(|(office, _)| self.serve(office, floors))
    }

    /// Serves one office anew when its floor has risen; whether that was possible beside the others.
    fn renew(&mut self, office: u32, floors: &[u16]) -> bool {
        self.release(office);
        self.serve(office, floors)
    }

    fn release(&mut self, office: u32) {
        if let Some(programme) = self.served_by[office as usize].take() {
            self.programme_load[programme as usize] -= 1;
            self.partner_load[self.instance.programmes[programme as usize].partner as usize] -= 1;
        }
    }

    /// Finds an office a place, moving others to places of theirs where that helps: an alternating path, searched in depth
    /// (Kuhn's algorithm). The path stands in a list and not on the stack: it may be as long as there are offices.
    fn serve(&mut self, office: u32, floors: &[u16]) -> bool {
        let mut tried = vec![false; self.instance.offices.len()];
        let mut path = Vec::new();
        let mut next = Some(office);
        loop {
            if let Some(office) = next.take() {
                tried[office as usize] = true;
                let suitors = self.suitors_above(office, floors[office as usize]);
                if let Some(free) = suitors.iter().copied().find(|programme| self.has_room(*programme)) {
                    self.take(office, free);
                    return true;
                }
                path.push(Step::of(office, suitors));
            }
            let Some(step) = path.last_mut() else { return false };
            if let Some(moved) = step.moved.take() {
                self.undo(step.office, moved);
            }
            next = self.advance(step, &tried);
            if next.is_none() {
                path.pop();
            }
        }
    }

    fn suitors_above(&self, office: u32, floor: u16) -> Vec<u32> {
        let suitors = self.suitors[office as usize].iter().filter(|(_, points)| *points >= floor);
        suitors.map(|(programme, _)| *programme).collect()
    }

    /// Moves the next office out of the way of one that the step's office could have; returns the office that was moved
    /// and needs another place, or none when nobody is left to move.
    fn advance(&mut self, step: &mut Step, tried: &[bool]) -> Option<u32> {
        loop {
            let Some(other) = step.in_the_way.next() else {
                step.wanted = step.suitors.next()?;
                step.in_the_way = self.in_the_way(step.wanted).into_iter();
                continue;
            };
            if tried[other as usize] {
                continue;
            }
            let held = self.served_by[other as usize];
            self.release(other);
            if self.has_room(step.wanted) {
                self.take(step.office, step.wanted);
                step.moved = Some((other, held));
                return Some(other);
            }
            if let Some(held) = held {
                self.take(other, held);
            }
        }
    }

    /// Gives a moved office its place back.
    fn undo(&mut self, office: u32, (other, held): (u32, Option<u32>)) {
        self.release(office);
        if let Some(held) = held {
            self.take(other, held);
        }
    }

    fn has_room(&self, programme: u32) -> bool {
        let found = &self.instance.programmes[programme as usize];
        let partner = found.partner as usize;
        self.programme_load[programme as usize] < found.most
            && self.partner_load[partner] < self.instance.partners[partner].most
    }

    /// Offices that hold a place which the programme needs.
    fn in_the_way(&self, programme: u32) -> Vec<u32> {
        let programmes = &self.instance.programmes;
        let partner = programmes[programme as usize].partner;
        let full = self.programme_load[programme as usize] >= programmes[programme as usize].most;
        let holds = |held: &Option<u32>| match held {
            Some(held) if full => *held == programme,
            Some(held) => programmes[*held as usize].partner == partner,
            None => false,
        };
        (0..).zip(&self.served_by).filter(|(_, held)| holds(held)).map(|(office, _)| office).collect()
    }

    fn take(&mut self, office: u32, programme: u32) {
        self.served_by[office as usize] = Some(programme);
        self.programme_load[programme as usize] += 1;
        self.partner_load[self.instance.programmes[programme as usize].partner as usize] += 1;
    }
}

/// An office on the path that is searched, and what is still to be tried for it.
struct Step {
    office: u32,
    /// Programmes it could have, those after [`Step::wanted`].
    suitors: std::vec::IntoIter<u32>,
    /// The programme for which others are moved now.
    wanted: u32,
    /// Offices that hold a place which the wanted programme needs.
    in_the_way: std::vec::IntoIter<u32>,
    /// The office that was moved, and what it held.
    moved: Option<(u32, Option<u32>)>,
}

impl Step {
    fn of(office: u32, suitors: Vec<u32>) -> Self {
        let nobody = Vec::new().into_iter();
        Self { office, suitors: suitors.into_iter(), wanted: 0, in_the_way: nobody, moved: None }
    }
}
