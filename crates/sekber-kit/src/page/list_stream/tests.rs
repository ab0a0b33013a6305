//! A long list is sent part by part, ends with its reader, and never looks whole where it is not.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::{HttpBody as _, to_bytes};
use futures_util::StreamExt as _;
use sekber_documents::sheet::{Kind, Table, to_csv};

use super::*;
use crate::large_files::Making;

/// Rows that are numbers.
struct Numbers {
    all: usize,
    next: usize,
    /// How many were read, for whoever looks on.
    read: Arc<AtomicUsize>,
    /// Before which row reading fails.
    unreadable: usize,
    /// Which row cannot be written.
    unwritable: usize,
}

impl Numbers {
    fn up_to(all: usize) -> Self {
        Self { all, next: 0, read: Arc::default(), unreadable: usize::MAX, unwritable: usize::MAX }
    }
}

fn cells(row: usize) -> Vec<Value> {
    vec![Value::from(format!("baris; {row}")), Value::Whole(row as i64)]
}

impl ListRows for Numbers {
    type Row = usize;

    fn found(&self) -> usize {
        self.all
    }

    async fn read(&mut self) -> Result<Option<Vec<usize>>, Problem> {
        if self.next >= self.unreadable {
            return Err(Problem::Conflict);
        }
        let rows: Vec<usize> = (self.next..self.all).take(ROWS_AT_A_TIME).collect();
        self.next += rows.len();
        self.read.store(self.next, Ordering::Relaxed);
        Ok((!rows.is_empty()).then_some(rows))
    }

    fn cells(&self, row: &usize) -> Vec<Value> {
        assert_ne!(*row, self.unwritable, "this one cannot be written");
        cells(*row)
    }
}

fn columns() -> Vec<Column> {
    let column = |title: &str| Column { title: title.to_owned(), hxl: None, width: 10.0, kind: Kind::Text };
    vec![column("Nama"), column("Nomor")]
}

async fn sent(making: &Making, list: Numbers) -> Response {
    let turn = making.begin().await.unwrap();
    send_rows(turn, "daftar", &columns(), list).await.unwrap()
}

/// Lets whoever writes go on as far as it can.
async fn meanwhile() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn the_parts_of_a_list_are_the_whole_of_it() {
    for all in [0, 1, ROWS_AT_A_TIME - 1, ROWS_AT_A_TIME, ROWS_AT_A_TIME + 1, 3 * ROWS_AT_A_TIME + 7] {
        let response = sent(&Making::default(), Numbers::up_to(all)).await;
        assert_eq!(response.headers()["content-disposition"], "attachment; filename=\"daftar.csv\"");
        assert_eq!(response.headers()["sekber-rows"], all.to_string().as_str());
        assert_eq!(response.body().size_hint().exact().is_some(), all <= ROWS_AT_A_TIME, "{all}");
        let rows = (0..all).map(cells).collect();
        let whole = to_csv(&Table { columns: columns(), rows, ..Table::default() }).unwrap();
        assert_eq!(to_bytes(response.into_body(), usize::MAX).await.unwrap(), whole, "{all}");
    }
}

#[tokio::test]
async fn no_more_is_read_than_was_taken_and_a_list_ends_with_its_reader() {
    let making = Making::default();
    let list = Numbers::up_to(200 * ROWS_AT_A_TIME);
    let read = Arc::clone(&list.read);
    let mut pieces = sent(&making, list).await.into_body().into_data_stream();
    for taken in 0..20 {
        meanwhile().await;
        let parts = read.load(Ordering::Relaxed) / ROWS_AT_A_TIME;
        assert!(parts <= taken + 3, "{parts} parts were read when {taken} were taken");
        pieces.next().await.unwrap().unwrap();
    }
    drop(pieces);
    // Nobody holds the list any more, nor its turn.
    while Arc::strong_count(&read) > 1 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let _both = [making.begin().await.unwrap(), making.begin().await.unwrap()];
}

#[tokio::test]
async fn a_list_that_fails_in_the_middle_breaks_off() {
    let making = Making::default();
    let whole = Numbers::up_to(4 * ROWS_AT_A_TIME);
    let unreadable = Numbers { unreadable: 3 * ROWS_AT_A_TIME, ..Numbers::up_to(4 * ROWS_AT_A_TIME) };
    let unwritable = Numbers { unwritable: 3 * ROWS_AT_A_TIME + 1, ..Numbers::up_to(4 * ROWS_AT_A_TIME) };
    for (list, is_whole) in [(whole, true), (unreadable, false), (unwritable, false)] {
        let body = sent(&making, list).await.into_body();
        assert_eq!(to_bytes(body, usize::MAX).await.is_ok(), is_whole);
    }
    let from_the_start = Numbers { unreadable: 0, ..Numbers::up_to(4 * ROWS_AT_A_TIME) };
    let turn = making.begin().await.unwrap();
    assert!(send_rows(turn, "daftar", &columns(), from_the_start).await.is_err());
}

#[tokio::test]
async fn two_lists_are_sent_at_a_time() {
    let making = Making::default();
    let first = sent(&making, Numbers::up_to(9 * ROWS_AT_A_TIME)).await;
    let second = sent(&making, Numbers::up_to(9 * ROWS_AT_A_TIME)).await;
    let mut third = std::pin::pin!(making.begin());
    assert!(futures_util::poll!(&mut third).is_pending());
    to_bytes(first.into_body(), usize::MAX).await.unwrap();
    assert!(third.await.is_ok());
    drop(second);
}

#[test]
fn identifiers_come_in_parts_until_there_are_no_more() {
    for all in [0, 1, ROWS_AT_A_TIME, 2 * ROWS_AT_A_TIME + 1] {
        let mut identifiers = Identifiers::of((0..all).collect::<Vec<usize>>());
        let mut seen = Vec::new();
        while let Some(part) = identifiers.part() {
            assert!((1..=ROWS_AT_A_TIME).contains(&part.len()));
            seen.extend_from_slice(part);
        }
        assert_eq!((seen.len(), identifiers.found()), (all, all));
        assert!(seen.is_sorted() && identifiers.part().is_none());
    }
}
