//! `validate` does not allocate for a valid value.

use allocation_counter::measure;

use crate::support::full_request;

#[test]
fn a_valid_request_is_checked_without_allocating() {
    let request = full_request::full_request();
    let info = measure(|| assert!(request.validate().is_ok()));
    assert_eq!(info.count_total, 0);
    // The counter counts.
    assert!(measure(|| drop(request.clone())).count_total > 50);
}

shapesmith::smithy! {
    model = "tests/models/constraints.json",
    shapes = [Order],
}

#[test]
fn patterns_ranges_maps_and_unique_items_are_checked_without_allocating() {
    let letters = |n: u8| [b'a' + n / 26, b'a' + n % 26].map(char::from);
    let id = |n: usize| {
        let [high, low] = [n / 200, n % 200].map(|n| letters(u8::try_from(n).expect("small")));
        high.into_iter().chain(low).collect::<String>()
    };
    let inner = |n| Inner::builder().id(id(n)).build().expect("valid");
    let order = Order::builder()
        .id("a")
        .fraction(0.75)
        .unique((0..1500).map(inner))
        .tags([("a", "bb"), ("c", "dd")])
        .build()
        .expect("valid");
    let info = measure(|| assert!(order.validate().is_ok()));
    assert_eq!(info.count_total, 0);
}
