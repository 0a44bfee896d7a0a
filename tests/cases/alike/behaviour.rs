//! Types that are the same are one, called by what they have in common, and branches of a union are
//! called by what tells them apart.

use case_alike::model::{
    AReportResponse, Author, AuthorAddress, Book, BookLent, BookPeriod, CopiesItem, MakeReportBody,
    Measure, MeasureIntegerValue, MeasureWithHighListItem, MeasureWithLowListItem,
    MeasureWithScale, MeasureWithSource, MeasureWithUnit,
};
use serde_json::{from_value, json, to_value};

#[test]
fn what_is_the_same_is_one_type() {
    let author = json!({"name": "a", "address": {"city": "b"}});
    let report = json!({"author": author, "period": {"days": 1}});
    let report: AReportResponse = from_value(report).unwrap();
    let book = json!({"author": author, "period": {"years": 1}});
    let book: Book = from_value(book).unwrap();
    let author: Author = report.author;
    assert_eq!(author, book.author);
    let address = AuthorAddress::default().with_city("b");
    assert_eq!(author, Author::new("a").with_address(address));
    assert_eq!(MakeReportBody::new(author, Vec::<Measure>::new()).author, book.author);
    // What is only called the same is not.
    let _: BookPeriod = book.period;
}

#[test]
fn so_are_the_items_of_lists() {
    let lent: BookLent = from_value(json!({"copies": [{"shelf": "a"}]})).unwrap();
    let _: Option<Vec<CopiesItem>> = lent.copies;
}

#[test]
fn branches_are_called_by_what_tells_them_apart() {
    let all = [
        Measure::WithUnit(MeasureWithUnit::new("1", "m")),
        Measure::WithScale(MeasureWithScale::new("1", "kelvin")),
        Measure::IntegerValue(MeasureIntegerValue::new(1)),
        Measure::WithSource(MeasureWithSource::default().with_source("guess")),
        Measure::UnsignedInteger(u64::MAX),
        Measure::WithLowList(vec![MeasureWithLowListItem::new(1)]),
        Measure::WithHighList(vec![MeasureWithHighListItem::new(1)]),
    ];
    for measure in all {
        let read: Measure = from_value(to_value(&measure).unwrap()).unwrap();
        assert_eq!(read, measure);
    }
}
