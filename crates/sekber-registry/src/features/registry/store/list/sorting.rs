//! The orders of the lists of offices and partners, and where a page begins in each.

use crate::kit::search;
use crate::kit::store::Sql;
use crate::kit::store::paging::{Cursor, Key};

/// By what a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The best match of the words first.
    Best,
    /// By name, without the legal form.
    #[default]
    Name,
    /// The most money in the cycle first.
    Money,
    /// The latest change first.
    Changed,
}

/// Adds the place in the list and the order; reversed for the page before a row.
pub(super) fn sorted(statement: Sql, order: Order, cursor: &Cursor) -> Sql {
    let descending = matches!(order, Order::Money | Order::Changed);
    let backwards = matches!(cursor, Cursor::Before(_));
    let up = descending == backwards;
    let statement = match cursor {
        Cursor::Start => statement,
        Cursor::After(key) | Cursor::Before(key) => beyond(statement, order, key, up),
    };
    statement.push(match (order, up) {
        (Order::Best, true) => " order by match_level, static_rank, id",
        (Order::Best, false) => " order by match_level desc, static_rank desc, id desc",
        (Order::Name, true) => " order by sort_key, id",
        (Order::Name, false) => " order by sort_key desc, id desc",
        (Order::Money, true) => " order by money, id",
        (Order::Money, false) => " order by money desc, id desc",
        (Order::Changed, true) => " order by changed_at, id",
        (Order::Changed, false) => " order by changed_at desc, id desc",
    })
}

fn beyond(statement: Sql, order: Order, key: &Key, up: bool) -> Sql {
    let number = key.sort.parse::<i64>().unwrap_or_default();
    let best = search::Position::parse(&key.sort).unwrap_or_default();
    let statement = match (order, up) {
        (Order::Best, true) => statement
            .push_bind(" where (match_level, static_rank, id) > (", best.level)
            .push_bind(", ", best.rank),
        (Order::Best, false) => statement
            .push_bind(" where (match_level, static_rank, id) < (", best.level)
            .push_bind(", ", best.rank),
        (Order::Name, true) => statement.push_bind(" where (sort_key, id) > (", &key.sort),
        (Order::Name, false) => statement.push_bind(" where (sort_key, id) < (", &key.sort),
        (Order::Money, true) => statement.push_bind(" where (money, id) > (", number),
        (Order::Money, false) => statement.push_bind(" where (money, id) < (", number),
        (Order::Changed, true) => statement.push_bind(" where (changed_at, id) > (", number),
        (Order::Changed, false) => statement.push_bind(" where (changed_at, id) < (", number),
    };
    statement.push_bind(", ", &key.id).push(")")
}
