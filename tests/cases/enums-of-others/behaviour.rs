//! Enums are called, and take values, as others' extensions say.

use case_enums_of_others::model::{Account, AccountKind, AccountSize, Level, Size, Tier};

#[test]
fn an_enum_and_its_values_have_the_names_that_they_are_given() {
    let text = r#"{"sku": "Premium_LRS", "tier": null, "level": 2, "size": "m"}"#;
    let account: Account = serde_json::from_str(text).unwrap();
    assert_eq!(account.sku, AccountKind::PremiumLocal);
    assert_eq!(account.tier, None);
    assert_eq!(account.level, Some(Level::High));
    assert_eq!(account.size, Some(AccountSize::Medium));
    assert_eq!(account.dimensions, None::<Size>);
    assert_eq!(AccountKind::ALL.len(), 3);
}

#[test]
fn others_pass_where_values_are_modelled_as_text() {
    let tier: Tier = serde_json::from_str(r#""archive""#).unwrap();
    assert_eq!(tier.to_string(), "archive");
    assert_eq!(Tier::KNOWN, [Tier::Hot, Tier::Cold]);
    assert!(serde_json::from_str::<AccountKind>(r#""Cold_LRS""#).is_err());
}
