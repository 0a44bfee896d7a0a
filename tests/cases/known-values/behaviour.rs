//! The values that are known of an open string are found by what they are those of.

use case_known_values::model::columns;

#[test]
fn each_group_has_those_that_all_have() {
    let common = [("id", "The id"), ("all", "all")];
    let people = [common[0], common[1], ("first-name", "First name")];
    assert_eq!(columns::COMMON, common);
    assert_eq!(columns::people::ALL, people);
    assert_eq!(columns::guests::ALL, people);
    assert_eq!(columns::of("people"), people);
    assert_eq!(columns::of(String::from("guests")), people);
    assert_eq!(columns::of("others"), common);
    assert_eq!(columns::people::FIRST_NAME, "first-name");
}
