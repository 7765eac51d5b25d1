//! Operations with pages (Smithy specification, "paginated trait").

#![deny(warnings, missing_docs, clippy::pedantic)]

use std::collections::BTreeMap;

use shapesmith::{Operation, Paginated, PaginatedItems};

/// A client of the service.
pub mod client {
    shapesmith::smithy! { model = "tests/models/pagination.json", operations = * }
}

/// The types of a server, whose required members and those with defaults are plain.
pub mod server {
    shapesmith::smithy! {
        model = "tests/models/pagination.json",
        operations = *,
        nullability = server,
    }
}

/// Operations with types from elsewhere. `ListNested` has no pages, since its token is in one of them.
pub mod elsewhere {
    shapesmith::smithy! {
        model = "tests/models/pagination.json",
        operations = [ListPlain, ListNested],
        external = { "p#Page" = super::client::Page, "p#Thing" = super::client::Thing },
    }
}

use client::{
    KeyPart, ListByKey, ListByNumber, ListByPosition, ListByState, ListHostile, ListMap,
    ListNested, ListNestedRequired, ListOnce, ListPlain, ListRequired, ListSparse, ListTree,
    Position, State, Thing,
};

/// The output in a document.
fn output<O: Operation>(document: &str) -> O::Output {
    O::response(http::Response::new(document)).expect("an output")
}

/// The input after an output.
fn next<O: Paginated>(input: &O::Input, document: &str) -> Option<O::Input> {
    O::next_page(input, &output::<O>(document))
}

/// Calls an operation for each page.
fn pages<O: Paginated, E>(
    input: O::Input,
    mut call: impl FnMut(&O::Input) -> Result<O::Output, E>,
) -> impl Iterator<Item = Result<O::Output, E>> {
    let mut next = Some(input);
    std::iter::from_fn(move || {
        let input = next.take()?;
        let page = call(&input);
        next = page
            .as_ref()
            .ok()
            .and_then(|page| O::next_page(&input, page));
        Some(page)
    })
}

/// All items, by generic code.
fn items<O: PaginatedItems>(input: O::Input, answers: &[&'static str]) -> Vec<O::Item> {
    let mut answers = answers.iter();
    let call = |_: &O::Input| O::response(http::Response::new(answers.next().expect("a page")));
    let mut all = Vec::new();
    for page in pages::<O, _>(input, call) {
        let page = page.expect("an output");
        let count = O::items(&page).count();
        let before = all.len();
        all.extend(O::into_items(page));
        assert_eq!(all.len() - before, count);
    }
    assert_eq!(answers.next(), None);
    all
}

fn names(things: impl IntoIterator<Item = Thing>) -> Vec<String> {
    (things.into_iter())
        .map(|thing| thing.name.unwrap_or_default())
        .collect()
}

#[test]
fn the_next_input_is_a_copy_with_the_token() {
    let input = ListPlain::input()
        .filter("new")
        .page_size(2)
        .build()
        .expect("valid");
    let second = next::<ListPlain>(&input, r#"{"nextToken": "2"}"#).expect("a page");
    assert_eq!(second, input.with(|b| b.next_token("2")).expect("valid"));
    let third = next::<ListPlain>(&second, r#"{"nextToken": "3"}"#).expect("a page");
    assert_eq!(third.next_token.as_deref(), Some("3"));
    for last in [
        "{}",
        r#"{"nextToken": ""}"#,
        r#"{"nextToken": null}"#,
        r#"{"nextToken": "3"}"#,
    ] {
        assert_eq!(next::<ListPlain>(&third, last), None, "{last}");
    }
}

#[test]
fn generic_code_gets_all_items() {
    let answers = [
        r#"{"nextToken": "2", "items": [{"name": "a"}, {"name": "b"}]}"#,
        r#"{"nextToken": "3"}"#,
        r#"{"items": [{"name": "c"}]}"#,
    ];
    let input = ListPlain::input().build().expect("valid");
    assert_eq!(names(items::<ListPlain>(input, &answers)), ["a", "b", "c"]);
}

#[test]
fn an_error_ends_the_pages() {
    let input = ListPlain::input().build().expect("valid");
    let mut calls = 0;
    let pages = pages::<ListPlain, ()>(input, |_| {
        calls += 1;
        if calls == 1 {
            Ok(output::<ListPlain>(r#"{"nextToken": "2"}"#))
        } else {
            Err(())
        }
    });
    assert_eq!(
        pages.map(|page| page.is_ok()).collect::<Vec<_>>(),
        [true, false]
    );
}

#[test]
fn tokens_and_items_can_be_required() {
    let input = ListRequired::input()
        .from("1")
        .r#type("x")
        .build()
        .expect("valid");
    let second = next::<ListRequired>(&input, r#"{"next": "2", "names": []}"#).expect("a page");
    assert_eq!(second, input.with(|b| b.from("2")).expect("valid"));
    // A client reads a missing token as an empty one.
    assert_eq!(next::<ListRequired>(&input, "{}"), None);
    assert_eq!(next::<ListRequired>(&input, r#"{"next": "1"}"#), None);
    let page = output::<ListRequired>(r#"{"names": ["a", "b"]}"#);
    assert_eq!(ListRequired::items(&page).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(ListRequired::into_items(page), ["a", "b"]);
}

#[test]
fn paths_are_nested() {
    let document = r#"{"page": {"cursor": {"next": "2"}, "things": [{"name": "a"}]}}"#;
    let input = ListNested::input().build().expect("valid");
    let second = next::<ListNested>(&input, document).expect("a page");
    assert_eq!(second.next_token.as_deref(), Some("2"));
    assert_eq!(
        names(ListNested::into_items(output::<ListNested>(document))),
        ["a"]
    );
    for last in ["{}", r#"{"page": {}}"#, r#"{"page": {"cursor": {}}}"#] {
        assert_eq!(next::<ListNested>(&input, last), None, "{last}");
        let page = output::<ListNested>(last);
        assert_eq!(ListNested::items(&page).count(), 0);
        assert!(ListNested::into_items(page).is_empty());
    }
    let input = ListNestedRequired::input().build().expect("valid");
    let second = next::<ListNestedRequired>(&input, document).expect("a page");
    assert_eq!(second.next_token.as_deref(), Some("2"));
    let things = ListNestedRequired::into_items(output::<ListNestedRequired>(document));
    assert_eq!(names(things), ["a"]);
    assert_eq!(next::<ListNestedRequired>(&input, "{}"), None);
    // A recursive structure is boxed.
    let document = r#"{"root": {"child": {"next": "2", "things": [{"name": "a"}]}}}"#;
    let input = ListTree::input().build().expect("valid");
    let second = next::<ListTree>(&input, document).expect("a page");
    assert_eq!(second.next_token.as_deref(), Some("2"));
    assert_eq!(
        names(ListTree::into_items(output::<ListTree>(document))),
        ["a"]
    );
}

#[test]
fn items_can_be_a_map_or_null() {
    let document = r#"{"byName": {"a": {"name": "A"}, "b": {}}}"#;
    let page = output::<ListMap>(document);
    let keys: Vec<_> = ListMap::items(&page).map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["a", "b"]);
    let by_name: BTreeMap<String, Thing> = ListMap::into_items(page);
    assert_eq!(by_name["a"].name.as_deref(), Some("A"));
    let input = ListMap::input().build().expect("valid");
    let all: Vec<(String, Thing)> = items::<ListMap>(input, &[document]);
    assert_eq!(all.len(), 2);

    let page = output::<ListSparse>(r#"{"names": ["a", null]}"#);
    assert_eq!(ListSparse::into_items(page), [Some("a".to_owned()), None]);
}

#[test]
fn tokens_can_be_of_any_type() {
    let input = ListByNumber::input().build().expect("valid");
    let second = next::<ListByNumber>(&input, r#"{"nextOffset": 20}"#).expect("a page");
    assert_eq!(second.offset, Some(20));
    for last in ["{}", r#"{"nextOffset": 0}"#, r#"{"nextOffset": 20}"#] {
        assert_eq!(next::<ListByNumber>(&second, last), None, "{last}");
    }

    let input = ListByKey::input().build().expect("valid");
    let document = r#"{"lastKey": {"id": {"n": 7}, "name": {"s": "x"}}}"#;
    let second = next::<ListByKey>(&input, document).expect("a page");
    let key = second.start_key.clone().expect("a key");
    assert_eq!(key["id"], KeyPart::N(7));
    for last in ["{}", r#"{"lastKey": {}}"#, document] {
        assert_eq!(next::<ListByKey>(&second, last), None, "{last}");
    }

    let input = ListByState::input().build().expect("valid");
    for (document, state) in [
        (r#"{"state": "ready"}"#, State::Ready),
        (r#"{"state": "new"}"#, State::from("new")),
    ] {
        let second = next::<ListByState>(&input, document).expect("a page");
        assert_eq!(second.state, Some(state));
        assert_eq!(next::<ListByState>(&second, document), None);
    }

    let input = ListByPosition::input().build().expect("valid");
    let document = r#"{"position": {"shard": "a", "offset": 3}}"#;
    let second = next::<ListByPosition>(&input, document).expect("a page");
    let position = Position::builder()
        .shard("a")
        .offset(3)
        .build()
        .expect("valid");
    assert_eq!(second.position, Some(position));
}

#[test]
fn each_page_has_its_own_idempotency_token() {
    let input = ListOnce::input().build().expect("valid");
    let second = next::<ListOnce>(&input, r#"{"nextToken": "2"}"#).expect("a page");
    let token = second.client_token.as_deref().expect("a token");
    assert_eq!(token.len(), 36);
    assert_ne!(Some(token), input.client_token.as_deref());
}

#[test]
fn names_of_members_do_not_clash() {
    let input = ListHostile::input()
        .next("n")
        .input("i")
        .build()
        .expect("valid");
    let document = r#"{"output": "2", "token": "x", "input": ["a"]}"#;
    let second = next::<ListHostile>(&input, document).expect("a page");
    assert_eq!(second, input.with(|b| b.token("2")).expect("valid"));
    assert_eq!(
        ListHostile::into_items(output::<ListHostile>(document)),
        ["a"]
    );
}

#[test]
fn a_server_has_pages_too() {
    let document = r#"{"page": {"cursor": {"next": "2"}, "things": [{"name": "a"}]}}"#;
    let input = server::ListNestedRequired::input().build().expect("valid");
    let second = next::<server::ListNestedRequired>(&input, document).expect("a page");
    assert_eq!(second.next_token.as_deref(), Some("2"));
}

#[test]
fn items_can_be_of_a_type_from_elsewhere() {
    let document = r#"{"nextToken": "2", "items": [{"name": "a"}]}"#;
    let input = elsewhere::ListPlain::input().build().expect("valid");
    assert!(next::<elsewhere::ListPlain>(&input, document).is_some());
    let things = elsewhere::ListPlain::into_items(output::<elsewhere::ListPlain>(document));
    assert_eq!(names(things), ["a"]);
    let page = output::<elsewhere::ListNested>(r#"{"page": {"cursor": {"next": "2"}}}"#);
    assert!(page.page.is_some());
}
