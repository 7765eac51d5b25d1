//! `zeroize`, `arbitrary`, serde's attributes, and the derives of the standard library.

use arbitrary::{Arbitrary, Unstructured};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Secrets that are overwritten.
mod secrets {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Order],
        attributes = {
            types = #[derive(zeroize::Zeroize)],
            structures = #[derive(zeroize::ZeroizeOnDrop)],
            unknown = #[zeroize(skip)],
            "shop#Order$byKind" = #[zeroize(skip)],
            "shop#Order$parent" = #[zeroize(skip)],
        },
    }
}

#[test]
fn secrets_are_overwritten() {
    fn is_overwritten<T: ZeroizeOnDrop>() {}
    is_overwritten::<secrets::Card>();
    is_overwritten::<secrets::Order>();
    let card = secrets::Card::builder()
        .number("4111")
        .holder("me")
        .build_unchecked();
    let mut payment = secrets::Payment::Card(card.clone());
    payment.zeroize();
    let secrets::Payment::Card(zeroized) = &payment else {
        panic!("{payment}")
    };
    assert_eq!((zeroized.number.as_str(), &zeroized.holder), ("", &None));
    let order = secrets::Order::builder()
        .order_id("1")
        .r#type(secrets::Kind::Gift)
        .payment(secrets::Payment::Card(card));
    let order = order.build().expect("valid");
    let mut copy = order.with(|b| b.secret("s")).expect("valid");
    assert_eq!(copy.secret.as_deref(), Some("s"));
    copy.zeroize();
    assert_eq!(copy.secret, None);
    assert_eq!(
        secrets::Order::from_json(&order.to_json().expect("written")).expect("read"),
        order
    );
}

/// Helper attributes of a kind, where some types have the derive and others have none.
mod partly {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Order],
        attributes = {
            fields = #[zeroize(skip)] #[allow(clippy::struct_field_names)],
            variants = #[zeroize(skip)],
            unknown = #[zeroize(skip)],
            "shop#Card" = #[derive(zeroize::Zeroize)],
        },
    }
}

#[test]
fn a_helper_attribute_is_left_out_without_its_derive() {
    let mut card = partly::Card::builder().number("4111").build_unchecked();
    card.zeroize();
    assert_eq!(card.number, "4111");
    let order = partly::Order::builder()
        .order_id("1")
        .r#type(partly::Kind::Gift)
        .payment(partly::Payment::Card(card));
    assert!(order.build().is_ok());
}

/// Random values.
mod random {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Order, Simple],
        attributes = {
            types = #[derive(arbitrary::Arbitrary)],
            unknown = #[arbitrary(skip)],
            "shop#Order$parent" = #[arbitrary(default)],
            "shop#Simple$aTimestamp" = #[arbitrary(default)],
            "shop#Simple$aDateTime" = #[arbitrary(default)],
            "shop#Simple$anHttpDate" = #[arbitrary(default)],
            "shop#Simple$times" = #[arbitrary(default)],
            "shop#Simple$aDocument" = #[arbitrary(default)],
            "shop#Simple$documents" = #[arbitrary(default)],
            "shop#Simple$aBigInteger" = #[arbitrary(default)],
            "shop#Simple$aBigDecimal" = #[arbitrary(default)],
            "shop#Simple$requiredTime" = #[arbitrary(value = shapesmith::Timestamp::UNIX_EPOCH)],
        },
    }
}

#[test]
fn random_values_are_made() {
    let data: Vec<u8> = (0..4_000_u32)
        .flat_map(|n| (n.wrapping_mul(2_654_435_761)).to_be_bytes())
        .collect();
    let mut data = Unstructured::new(&data);
    let mut kinds = std::collections::BTreeSet::new();
    while !data.is_empty() {
        let order = random::Order::arbitrary(&mut data).expect("enough data");
        kinds.insert(order.r#type.to_string());
        assert_eq!(
            random::Order::from_json(&order.to_json().expect("written")).expect("read"),
            order
        );
        random::Simple::arbitrary(&mut data).expect("enough data");
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["SALE", "gift"]);
}

/// The derives of the standard library, for the types that can have them.
mod of_std {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Order],
        derive = [PartialOrd, Ord],
        attributes = {
            int_enums = #[derive(Copy)],
            "shop#Kind" = #[derive(Default)],
            "shop#Kind$SALE" = #[default],
            "shop#Line" = #[derive(Default)] #[must_use] #[doc(alias = "row")],
        },
    }
}

#[test]
fn types_have_the_derives_of_the_standard_library() {
    let level = of_std::Level::Low;
    let copy = level;
    assert!(level < of_std::Level::High && copy == level);
    assert_eq!(of_std::Kind::default(), of_std::Kind::Sale);
    assert_eq!(of_std::Line::default().count, 0);
    let line = |count| of_std::Line::builder().count(count).build_unchecked();
    assert!(line(1) < line(2));
    assert!(of_std::Payment::Raw(vec![1]) < of_std::Payment::Raw(vec![2]));
}

/// Attributes that deprecate types and their parts; this crate denies warnings.
mod deprecated {
    /// All at once.
    #[allow(deprecated)]
    pub(super) mod all {
        shapesmith::smithy! {
            model = "models/shop.json",
            shapes = [Order, Simple],
            operations = [PutOrder],
            literals = true,
            attributes = {
                types = #[deprecated],
                fields = #[deprecated(note = "old")],
                variants = #[cfg_attr(all(), deprecated)],
                unknown = #[deprecated],
            },
        }
    }

    pub(super) mod fields {
        shapesmith::smithy! {
            model = "models/shop.json",
            shapes = [Order, Simple],
            operations = [PutOrder],
            attributes = { fields = #[deprecated] },
        }
    }

    pub(super) mod types {
        shapesmith::smithy! {
            model = "models/shop.json",
            shapes = [Card],
            derive = [PartialOrd],
            attributes = { types = #[deprecated] },
        }
    }

    pub(super) mod variants {
        shapesmith::smithy! {
            model = "models/shop.json",
            shapes = [Order, Simple],
            attributes = { variants = #[cfg_attr(all(), allow(unused), deprecated)] },
        }
    }

    pub(super) mod unknown {
        shapesmith::smithy! {
            model = "models/shop.json",
            shapes = [Order],
            attributes = { unknown = #[r#deprecated = "old"] },
        }
    }

    pub(super) mod named {
        shapesmith::smithy! {
            model = "models/shop.json",
            shapes = [Order],
            attributes = { "shop#Card" = #[deprecated], "shop#Order$parent" = #[deprecated] },
        }
    }
}

#[test]
fn items_deprecated_by_the_user_are_used_without_warnings() {
    let order = deprecated::fields::Order::builder();
    let order = order.order_id("1").r#type(deprecated::fields::Kind::Gift);
    assert!(order.build().is_ok());
}
