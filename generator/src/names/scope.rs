//! Who has which name.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::case::Case;
use super::name::Name;
use super::short::bounded;
use super::symbols::{cased, coded, spelled_out, spelled_out_whole};

/// The spellings that a name can have, in the document's words: the shortest first, and the most
/// exact last.
#[derive(Clone, Debug)]
pub struct Claim {
    spellings: Vec<Spelling>,
    /// The name that the thing has had before.
    known: Option<String>,
}

/// One spelling. Those that are made of the shortest are seldom needed, and made only then.
#[derive(Clone, Debug)]
enum Spelling {
    Words(String),
    SpelledOut,
    SpelledOutWhole,
    Cased,
    Coded,
}

impl Claim {
    /// A claim with one spelling.
    #[must_use]
    pub fn new(spelling: impl Into<String>) -> Self {
        Self {
            spellings: vec![Spelling::Words(spelling.into())],
            known: None,
        }
    }

    /// Says what the thing has been called before, which it goes on to be called: whoever comes
    /// later gives way.
    #[must_use]
    pub fn known(mut self, name: Option<&str>) -> Self {
        self.known = name.map(str::to_owned);
        self
    }

    /// Adds a longer spelling, for when the ones before it are taken.
    #[must_use]
    pub fn or(mut self, spelling: impl Into<String>) -> Self {
        self.spellings.push(Spelling::Words(spelling.into()));
        self
    }

    /// Adds the shortest spelling with words in place of its symbols. Where there are `name` and
    /// `-name`, the second becomes `minus name`, and the first stays what it is.
    #[must_use]
    pub fn or_spelled_out(mut self) -> Self {
        self.spellings.push(Spelling::SpelledOut);
        self
    }

    /// Adds the same with words for symbols that join words, too: `a-b` becomes `a dash b`.
    #[must_use]
    pub fn or_spelled_out_whole(mut self) -> Self {
        self.spellings.push(Spelling::SpelledOutWhole);
        self
    }

    /// Adds what tells the shortest spelling from any other text, whatever they differ in: `asc`
    /// becomes `asc lower` beside `ASC`, and at the last each character has its number.
    #[must_use]
    pub fn or_exact(mut self) -> Self {
        self.spellings.push(Spelling::Cased);
        self.spellings.push(Spelling::Coded);
        self
    }

    /// Puts a spelling before all others.
    pub fn prefer(&mut self, spelling: &str) {
        let spelling = Spelling::Words(spelling.to_owned());
        self.spellings.insert(0, spelling);
    }

    /// The shortest spelling.
    #[must_use]
    pub fn shortest(&self) -> &str {
        match self.spellings.first() {
            Some(Spelling::Words(words)) => words,
            _ => "",
        }
    }

    fn spelling(&self, level: usize) -> Cow<'_, str> {
        match &self.spellings[level] {
            Spelling::Words(words) => Cow::Borrowed(words),
            Spelling::SpelledOut => Cow::Owned(spelled_out(&bounded(self.shortest()))),
            Spelling::SpelledOutWhole => Cow::Owned(spelled_out_whole(&bounded(self.shortest()))),
            Spelling::Cased => Cow::Owned(cased(&bounded(self.shortest()))),
            Spelling::Coded => Cow::Owned(coded(&bounded(self.shortest()))),
        }
    }
}

/// The names of one place in the code, such as a module or a type's methods.
///
/// Two names that differ in case alone count as the same, since both could become the name of a
/// file.
#[derive(Clone, Debug)]
pub struct Scope {
    case: Case,
    taken: HashSet<String>,
    /// The number that is tried next behind a spelling that is taken. None below it is free.
    next: HashMap<String, usize>,
}

impl Scope {
    /// An empty scope for names of one case.
    #[must_use]
    pub fn new(case: Case) -> Self {
        Self {
            case,
            taken: HashSet::new(),
            next: HashMap::new(),
        }
    }

    /// Names that nobody can have here.
    #[must_use]
    pub fn without(mut self, reserved: &[&str]) -> Self {
        self.taken
            .extend(reserved.iter().map(|name| name.to_lowercase()));
        self
    }

    /// Takes a name for each of a group of claims, in their order.
    ///
    /// What has a name already keeps it. Where several of the others have the same spelling, all of
    /// them take their next one, so that their order makes no difference. A claim that has no
    /// further spelling gets a number.
    pub fn claim_all(&mut self, claims: impl IntoIterator<Item = Claim>) -> Vec<Name> {
        let claims: Vec<Claim> = claims.into_iter().collect();
        let known: Vec<Option<Name>> = claims.iter().map(|claim| self.keep(claim)).collect();
        let new = claims.iter().zip(&known);
        let new = new.filter(|(_, known)| known.is_none());
        let mut tried: Vec<Tried<'_>> = new
            .map(|(claim, _)| Tried::at(self.case, claim, 0))
            .collect();
        while self.lengthen(&mut tried) {}
        let mut new = tried.into_iter();
        let mut names = Vec::with_capacity(claims.len());
        for known in known {
            names.extend(known.or_else(|| Some(self.take(new.next()?))));
        }
        names
    }

    /// The name that a thing has had before, unless that cannot be had here.
    fn keep(&mut self, claim: &Claim) -> Option<Name> {
        let name = self.case.kept(claim.known.as_deref()?)?;
        self.taken.insert(key(&name)).then_some(name)
    }

    /// Moves each claim that clashes to its next spelling, if it has one. Says whether any moved.
    fn lengthen(&self, tried: &mut [Tried<'_>]) -> bool {
        let mut wanted: HashMap<&str, usize> = HashMap::new();
        for one in &*tried {
            *wanted.entry(&one.key).or_default() += 1;
        }
        let clashes =
            |one: &Tried<'_>| wanted[one.key.as_str()] > 1 || self.taken.contains(&one.key);
        let clashing: Vec<bool> = tried.iter().map(clashes).collect();
        let mut moved = false;
        for (one, clashes) in tried.iter_mut().zip(clashing) {
            moved |= clashes && one.lengthen(self.case);
        }
        moved
    }

    fn take(&mut self, tried: Tried<'_>) -> Name {
        if self.taken.insert(tried.key) {
            return tried.name;
        }
        let spelling = tried.claim.spelling(tried.level);
        let mut number = self.next.get(spelling.as_ref()).copied().unwrap_or(2);
        loop {
            let name = self.case.name(&format!("{spelling} {number}"));
            number += 1;
            if self.taken.insert(key(&name)) {
                self.next.insert(spelling.into_owned(), number);
                return name;
            }
        }
    }
}

/// A claim with the spelling that it is at.
struct Tried<'c> {
    claim: &'c Claim,
    level: usize,
    name: Name,
    key: String,
}

impl<'c> Tried<'c> {
    fn at(case: Case, claim: &'c Claim, level: usize) -> Self {
        let name = case.name(&claim.spelling(level));
        Self {
            claim,
            level,
            key: key(&name),
            name,
        }
    }

    /// Moves to the next spelling, if there is one.
    fn lengthen(&mut self, case: Case) -> bool {
        let is_longer = self.level + 1 < self.claim.spellings.len();
        if is_longer {
            *self = Self::at(case, self.claim, self.level + 1);
        }
        is_longer
    }
}

/// What two names have in common that count as the same.
fn key(name: &Name) -> String {
    name.bare().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{Case, Claim, Scope};

    fn spelled(scope: &mut Scope, claims: Vec<Claim>) -> Vec<String> {
        scope
            .claim_all(claims)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn all_of_a_clash_move_to_words_together() {
        let mut scope = Scope::new(Case::Type);
        let claims = vec![
            Claim::new("pet").or("pet request"),
            Claim::new("Pet").or("pet response"),
        ];
        assert_eq!(spelled(&mut scope, claims), ["PetRequest", "PetResponse"]);
    }

    #[test]
    fn numbers_come_last() {
        let mut scope = Scope::new(Case::Value);
        let claims = vec![Claim::new("a-b"), Claim::new("a_b"), Claim::new("c")];
        assert_eq!(spelled(&mut scope, claims), ["a_b", "a_b_2", "c"]);
    }

    #[test]
    fn symbols_are_told_apart_by_words() {
        let mut scope = Scope::new(Case::Type);
        let all = ["name", "-name", "+name", "done", "a-b", "a_b"];
        let claims = all.map(|text| Claim::new(text).or_spelled_out().or_spelled_out_whole());
        let names = [
            "Name",
            "MinusName",
            "PlusName",
            "Done",
            "ADashB",
            "AUnderscoreB",
        ];
        assert_eq!(spelled(&mut scope, claims.to_vec()), names);
    }

    #[test]
    fn capitals_tell_names_apart_whatever_their_order() {
        let claims = |texts: &[&str]| -> Vec<Claim> {
            let claims = texts.iter().map(|text| Claim::new(*text));
            claims
                .map(|claim| claim.or_spelled_out_whole().or_exact())
                .collect()
        };
        let mut scope = Scope::new(Case::Type);
        let names = spelled(&mut scope, claims(&["asc", "ASC", "a b", "a\u{a0}b"]));
        assert_eq!(names, ["AscLower", "AscUpper", "AU20B", "AUa0B"]);
        let mut scope = Scope::new(Case::Type);
        let names = spelled(&mut scope, claims(&["a\u{a0}b", "ASC", "a b", "asc"]));
        assert_eq!(names, ["AUa0B", "AscUpper", "AU20B", "AscLower"]);
    }

    #[test]
    fn what_has_a_name_keeps_it_and_whoever_comes_gives_way() {
        let claims = |known: Option<&str>| {
            let new = Claim::new("status_").or("status model");
            vec![new, Claim::new("Status").or("status model").known(known)]
        };
        let mut scope = Scope::new(Case::Type);
        let names = spelled(&mut scope, claims(Some("Status")));
        assert_eq!(names, ["StatusModel", "Status"]);
        let mut scope = Scope::new(Case::Type);
        let names = spelled(&mut scope, claims(None));
        assert_eq!(names, ["StatusModel", "StatusModel2"]);
    }

    #[test]
    fn numbers_stay_with_what_has_them() {
        let mut scope = Scope::new(Case::Value);
        let claims = vec![
            Claim::new("a_b").known(Some("a_b_2")),
            Claim::new("a.b"),
            Claim::new("a-b").known(Some("a_b")),
        ];
        assert_eq!(spelled(&mut scope, claims), ["a_b_2", "a_b_3", "a_b"]);
    }

    #[test]
    fn what_is_no_name_here_is_not_kept() {
        for known in ["fn", "a b", "1a", "", "new"] {
            let mut scope = Scope::new(Case::Value).without(&["new"]);
            let claims = vec![Claim::new("a").known(Some(known))];
            assert_eq!(spelled(&mut scope, claims), ["a"], "{known}");
        }
    }

    #[test]
    fn reserved_names_are_not_given() {
        let mut scope = Scope::new(Case::Type).without(&["Option"]);
        let claims = vec![Claim::new("option").or("option model")];
        assert_eq!(spelled(&mut scope, claims), ["OptionModel"]);
    }
}
