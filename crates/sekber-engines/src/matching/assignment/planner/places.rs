//! Where everybody stands in the network, and the links as they are collected.

use crate::matching::assignment::instance::{Instance, count};
use crate::matching::assignment::network::Link;
use crate::matching::assignment::policy::Worth;

/// Where everybody stands in the network.
#[derive(Debug, Clone, Copy)]
pub(in crate::matching::assignment) struct Nodes {
    partners: u32,
    programmes: u32,
    offices: u32,
    even: bool,
}

impl Nodes {
    pub(in crate::matching::assignment) fn of(instance: &Instance, even: bool) -> Self {
        Self {
            partners: count(instance.partners.len()),
            programmes: count(instance.programmes.len()),
            offices: count(instance.offices.len()),
            even,
        }
    }

    pub(in crate::matching::assignment) fn partner(self, index: u32) -> u32 {
        1 + index
    }

    pub(in crate::matching::assignment) fn programme(self, index: u32) -> u32 {
        1 + self.partners + index
    }

    pub(in crate::matching::assignment) fn office(self, index: u32) -> u32 {
        1 + self.partners + self.programmes + index
    }

    pub(super) fn good_entry(self, index: u32) -> u32 {
        self.office(self.offices + index)
    }

    pub(in crate::matching::assignment) fn count(self) -> u32 {
        1 + self.partners + self.programmes + self.offices * (1 + u32::from(self.even))
    }
}

/// Links as they are collected; capacities are set afterwards, where rulings and quotas are known.
pub(super) struct Links(pub(super) Vec<Link<Worth>>);

impl Links {
    pub(super) fn add(&mut self, tail: u32, head: u32, cost: Worth) -> u32 {
        self.0.push(Link { tail, head, most: 0, flow: 0, cost });
        count(self.0.len() - 1)
    }
}
