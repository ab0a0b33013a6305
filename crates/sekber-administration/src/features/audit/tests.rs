use super::filter;
use crate::kit::form::Form;
use crate::kit::settings::Given;

#[test]
fn the_last_day_is_meant_whole_and_where_the_district_is() {
    let settings = Given::default().settle().unwrap();
    let form = Form::from_query(Some("from=2023-09-20&until=2023-09-20&q=  Yustína "));
    let (filter, _, faults) = filter::read(&form, &settings);
    assert!(faults.is_empty());
    let (from, until) = (filter.from.unwrap(), filter.until.unwrap());
    assert_eq!(until.seconds_since(from), 24 * 60 * 60);
    assert_eq!(from.0, 1_695_142_800_000, "midnight of Pontianak is 17.00 UTC of the day before");
    assert_eq!(filter.words.as_deref(), Some("yustina"));
    assert_eq!(settings.zone_mark(from), "WIB");
}

#[test]
fn a_day_that_is_none_is_a_fault_and_filters_nothing() {
    let settings = Given::default().settle().unwrap();
    let (filter, typed, faults) = filter::read(&Form::from_query(Some("from=2023-02-30")), &settings);
    assert_eq!((faults.count(), filter.from), (1, None));
    assert_eq!(typed.from, "2023-02-30");
}

#[test]
fn days_in_the_wrong_order_are_a_fault_and_filter_nothing_and_a_number_is_one() {
    let settings = Given::default().settle().unwrap();
    let form = Form::from_query(Some("from=2023-09-21&until=2023-09-20&q=289"));
    let (filter, _, faults) = filter::read(&form, &settings);
    assert_eq!((faults.count(), filter.from, filter.until), (1, None, None));
    assert_eq!((filter.seq, filter.words.as_deref()), (Some(289), Some("289")));
}
