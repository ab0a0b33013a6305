//! A plain instance: programmes and villages, one JSON object a line.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use sekber_engines::synchronisation::gaps::Village;
use sekber_engines::synchronisation::places::{Place, RegionTree};
use sekber_engines::synchronisation::{CODE_LEVELS, CodeParts, MOST_THEMES, Programme};
use serde::Deserialize;

use crate::features::matching::FaultyFile;

/// What the engine takes.
pub struct Instance {
    /// The programmes, by their number.
    pub programmes: Vec<Programme>,
    /// The regions.
    pub tree: RegionTree,
    /// The villages, by their number.
    pub villages: Vec<Village>,
}

#[derive(Debug, Deserialize)]
struct PlainProgramme<'a> {
    id: usize,
    org: u32,
    home: u32,
    themes: Vec<u32>,
    #[serde(borrow)]
    codes: Vec<&'a str>,
    #[serde(borrow)]
    places: Vec<&'a str>,
    start: i32,
    end: i32,
    funders: Vec<u32>,
    outputs: Vec<(u32, serde::de::IgnoredAny, serde::de::IgnoredAny)>,
    title: Vec<u32>,
    text: Vec<u32>,
}

#[derive(Debug, Deserialize)]
struct PlainVillage {
    id: usize,
    kecamatan: u32,
    district: u32,
    people: u32,
    need: Vec<u16>,
}

/// Reads both files of a folder.
///
/// # Errors
/// [`FaultyFile`] with the first line that cannot be used.
pub fn read(folder: &Path) -> Result<Instance, FaultyFile> {
    let (mut villages, mut parents) = (Vec::new(), Vec::new());
    let file = folder.join("villages.jsonl");
    each_line(&file, |line| {
        let read: PlainVillage = parsed(line)?;
        if read.id != villages.len() {
            return Err(format!("villages are numbered from 0 in order; this one is {}", read.id));
        }
        parents.push((read.kecamatan, read.district));
        villages.push(Village { people: read.people, need: read.need });
        Ok(())
    })?;
    let tree =
        RegionTree::new(parents.into_iter()).map_err(|error| FaultyFile::whole(&file, error.to_string()))?;
    let (mut programmes, mut parts) = (Vec::new(), CodeNumbers::default());
    each_line(&folder.join("programmes.jsonl"), |line| {
        let read: PlainProgramme<'_> = parsed(line)?;
        if read.id != programmes.len() {
            return Err(format!("programmes are numbered from 0 in order; this one is {}", read.id));
        }
        programmes.push(programme(read, &tree, &mut parts)?);
        Ok(())
    })?;
    Ok(Instance { programmes, tree, villages })
}

fn parsed<'a, T: Deserialize<'a>>(line: &'a str) -> Result<T, String> {
    serde_json::from_str(line).map_err(|error| error.to_string())
}

/// Hands on each line that is not empty; stops at the first fault.
fn each_line(file: &Path, mut take: impl FnMut(&str) -> Result<(), String>) -> Result<(), FaultyFile> {
    let whole = |error: std::io::Error| FaultyFile::whole(file, format!("cannot be read: {error}"));
    let mut lines = BufReader::with_capacity(1 << 17, File::open(file).map_err(whole)?);
    let (mut line, mut number) = (String::new(), 0);
    loop {
        line.clear();
        number += 1;
        if lines.read_line(&mut line).map_err(whole)? == 0 {
            return Ok(());
        }
        if !line.trim().is_empty() {
            take(&line).map_err(|reason| FaultyFile {
                file: file.to_owned(),
                faults: vec![(Some(number), reason)],
            })?;
        }
    }
}

fn programme(
    read: PlainProgramme<'_>,
    tree: &RegionTree,
    parts: &mut CodeNumbers,
) -> Result<Programme, String> {
    let place = |text: &&str| place(text, tree).ok_or_else(|| format!("place {text:?} is not known"));
    let places: Result<Vec<Place>, String> = read.places.iter().map(place).collect();
    let codes: Option<Vec<CodeParts>> = read.codes.iter().map(|code| parts.of(code)).collect();
    let mut themes = 0;
    for theme in &read.themes {
        if *theme as usize >= MOST_THEMES {
            return Err(format!("theme {theme} is not below {MOST_THEMES}"));
        }
        themes |= 1 << theme;
    }
    if read.home as usize >= tree.districts() {
        return Err(format!("district {} is not known", read.home));
    }
    Ok(Programme {
        organisation: read.org,
        home: read.home,
        start: read.start,
        end: read.end,
        themes,
        codes: codes.ok_or("a code has six numbers with points between them")?,
        places: places?,
        outputs: once(read.outputs.iter().map(|output| output.0)),
        funders: once(read.funders.into_iter()),
        title: read.title,
        text: read.text,
    })
}

fn once(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// `v102`, `k17` or `d3`.
fn place(text: &str, tree: &RegionTree) -> Option<Place> {
    let (kind, number) = text.split_at_checked(1)?;
    let number: u32 = number.parse().ok()?;
    let known = |count: usize| (number as usize) < count;
    match kind {
        "v" if known(tree.villages()) => Some(Place::Village(number)),
        "k" if known(tree.subdistricts()) => Some(Place::Subdistrict(number)),
        "d" if known(tree.districts()) => Some(Place::District(number)),
        _ => None,
    }
}

/// Numbers for the leading parts of codes.
#[derive(Debug, Default)]
struct CodeNumbers {
    parts: HashMap<String, u32>,
    codes: HashMap<String, CodeParts>,
}

impl CodeNumbers {
    /// `1.02.02.2.01.0005`: field group, field, programme, activity (two numbers), sub-activity.
    fn of(&mut self, code: &str) -> Option<CodeParts> {
        if let Some(known) = self.codes.get(code) {
            return Some(*known);
        }
        let ends: Vec<usize> = code.match_indices('.').map(|(at, _)| at).chain([code.len()]).collect();
        let [group, field, programme, _, activity, all] = ends.as_slice() else { return None };
        let mut number = |end: &usize| {
            let next = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
            *self.parts.entry(code[..*end].to_owned()).or_insert(next)
        };
        let parts: [u32; CODE_LEVELS] = [group, field, programme, activity, all].map(&mut number);
        self.codes.insert(code.to_owned(), parts);
        Some(parts)
    }
}
