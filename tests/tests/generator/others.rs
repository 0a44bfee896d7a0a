//! The page on the extensions of others says what is in the one table of them.

use std::fs;

use oasmith::vocabulary::OTHERS;
use tests::project;

#[test]
fn the_page_on_extensions_of_others_has_the_rows_of_the_table() {
    let page = project::root().join("docs").join("others-extensions.md");
    let page = fs::read_to_string(page).expect("the page");
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let rows: Vec<&str> = rows.collect();
    let known = OTHERS.iter();
    let known = known.map(|one| format!("| `{}` | {} | {} |", one.key, one.of, one.taken));
    assert_eq!(rows, known.collect::<Vec<_>>());
}

#[test]
fn each_extension_of_others_is_listed_once() {
    for (index, one) in OTHERS.iter().enumerate() {
        assert!(one.key.starts_with("x-"), "{}", one.key);
        let before = OTHERS[..index].iter();
        assert!(
            before.clone().all(|other| other.key != one.key),
            "{}",
            one.key
        );
    }
}
