//! What setters take: values and builders, lists and maps.
//!
//! A setter of a list has the form `fn x<K>(self, items: impl ListOf<AnyInto<String>, K>)`. [`AnyInto`] says what the
//! items are converted from. `K` is the kind of collection, which the compiler infers: without it, the impls for `Vec`
//! and for all iterators would conflict, since `Vec` could become an iterator. The two bounds of [`ListOf`] are two
//! traits, so that the compiler first infers `K` from [`IsList`], and then names what is wrong with an item.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::fmt;
use std::marker::PhantomData;

#[cfg(not(doc))]
use ConvertInto as Into;
#[cfg(doc)]
use std::convert::Into;

/// A value of type `T`, or a complete builder of one: what the setter of a structure or union takes.
///
/// A builder is built without validating constraints. The `build` of the outermost builder validates the whole value,
/// so it reports all violations, each with its path.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [UpdateUserPoolClientRequest],
/// # }
/// # fn main() -> Result<(), shapesmith::ConstraintViolations> {
/// let units = TokenValidityUnitsType::builder().access_token(TimeUnitsType::Minutes);
/// let request = UpdateUserPoolClientRequest::builder()
///     .user_pool_id("us-east-1_Example01")
///     .client_id("1example23456789")
///     .token_validity_units(units)
///     .refresh_token_rotation(
///         RefreshTokenRotationType::builder()
///             .feature(FeatureType::Enabled)
///             .retry_grace_period_seconds(61),
///     );
/// let violations = request.build().expect_err("the maximum is 60");
/// let paths: Vec<&str> = violations.iter().map(|violation| violation.path()).collect();
/// assert_eq!(paths, ["/RefreshTokenRotation/RetryGracePeriodSeconds"]);
/// # Ok(())
/// # }
/// ```
///
/// Every generated structure and union implements the trait for itself.
///
/// Where a setter takes a union, it also takes the value or the builder of one of its members, if no other member has the
/// same type.
#[diagnostic::on_unimplemented(
    message = "expected `{T}` or a builder of it, found `{Self}`",
    label = "neither `{T}` nor a builder of it",
    note = "for an `Option`, call the setter whose name starts with `maybe_`"
)]
pub trait IntoValue<T> {
    /// Returns the value, or builds it without validating constraints.
    ///
    /// ```
    /// # shapesmith::smithy! {
    /// #     model = "model/cognito-identity-provider.json",
    /// #     shapes = [UpdateUserPoolClientRequest],
    /// # }
    /// use shapesmith::builder::IntoValue;
    ///
    /// fn in_hours(units: impl IntoValue<TokenValidityUnitsType>) -> bool {
    ///     units.into_value().access_token == Some(TimeUnitsType::Hours)
    /// }
    ///
    /// let builder = TokenValidityUnitsType::builder().access_token(TimeUnitsType::Hours);
    /// assert!(in_hours(builder.clone()));
    /// assert!(in_hours(builder.build_unchecked()));
    /// ```
    fn into_value(self) -> T;
}

/// The value in a box, such as that of a field of a recursive type.
impl<T> IntoValue<T> for Box<T> {
    #[inline]
    fn into_value(self) -> T {
        *self
    }
}

/// What implements `Into<T>`: what the setter of a string or blob takes. It is a trait of its own for the sake of the
/// compiler's message about an `Option`. Documentation shows `Into`: see `__private/documented.rs`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be converted to `{T}`",
    label = "expected a type that implements `Into<{T}>`",
    note = "for an `Option`, call the setter whose name starts with `maybe_`"
)]
#[doc(hidden)]
pub trait ConvertInto<T> {
    /// Converts the value.
    fn convert_into(self) -> T;
}

#[diagnostic::do_not_recommend] // the message above says more
impl<T, V: std::convert::Into<T>> ConvertInto<T> for V {
    #[inline]
    fn convert_into(self) -> T {
        self.into()
    }
}

/// Converts a value.
#[inline]
pub fn convert<T>(value: impl ConvertInto<T>) -> T {
    value.convert_into()
}

/// What the items of a list, or the keys or values of a map, can be: [`AnyInto`], [`Exactly`], [`Buildable`],
/// [`Sparse`], [`NestedList`] or [`NestedMap`].
///
/// ```
/// use shapesmith::builder::{AnyInto, Exactly, Items, Sparse};
///
/// type Stored<I> = <I as Items>::Item;
///
/// let urls: Vec<Stored<AnyInto<String>>> = vec!["https://example.com/cb".to_owned()];
/// let ports: Vec<Stored<Sparse<Exactly<i32>>>> = vec![Some(443), None];
/// ```
pub trait Items {
    /// The type that they are stored as.
    type Item;
}

macro_rules! descriptions {
    ($($(#[$doc:meta])* $name:ident<$($parameter:ident $(: $bound:ident)?),+> = $item:ty;)*) => {$(
        $(#[$doc])*
        pub struct $name<$($parameter),+>(PhantomData<($($parameter,)+)>);

        impl<$($parameter $(: $bound)?),+> Items for $name<$($parameter),+> {
            type Item = $item;
        }

        impl<$($parameter),+> fmt::Debug for $name<$($parameter),+> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )*};
}

descriptions! {
    /// Anything that converts to `T`, such as a `&str` to a `String`.
    ///
    /// [`Accepts`] has an example.
    AnyInto<T> = T;
    /// Values of type `T`.
    ///
    /// [`Accepts`] has an example.
    Exactly<T> = T;
    /// Values of type `T`, or complete builders of such values: [`IntoValue`].
    ///
    /// [`Accepts`] has an example.
    Buildable<T> = T;
    /// An `Option` of each item.
    ///
    /// [`Accepts`] has an example.
    Sparse<I: Items> = Option<I::Item>;
    /// Lists of items.
    ///
    /// [`Accepts`] has an example.
    NestedList<I: Items, K> = Vec<I::Item>;
    /// Maps of keys and values.
    ///
    /// [`Accepts`] has an example.
    NestedMap<A: Items, B: Items, K> = BTreeMap<A::Item, B::Item>;
}

/// Items of type `V` can be converted.
///
/// `V` is a parameter and not `Self`, since the compiler does not infer a type from the impls that it has.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [UpdateUserPoolClientRequest],
/// # }
/// use shapesmith::builder::{
///     Accepts, AnyInto, Buildable, Exactly, NestedList, NestedMap, Owned, Sparse,
/// };
///
/// fn item<I: Accepts<V>, V>(_item: V) {}
///
/// item::<AnyInto<String>, _>("https://example.com/cb");
/// item::<Exactly<i32>, _>(443);
/// item::<Buildable<TokenValidityUnitsType>, _>(TokenValidityUnitsType::builder());
/// item::<Sparse<AnyInto<String>>, _>(Some("https://example.com/cb"));
/// item::<NestedList<AnyInto<String>, Owned>, _>(["https://example.com/cb"]);
/// item::<NestedMap<AnyInto<String>, Exactly<i32>, Owned>, _>([("example.com", 443)]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{V}` cannot be converted to an item of this list or map",
    label = "expected `{Self}`"
)]
pub trait Accepts<V>: Items {
    /// Converts an item.
    #[doc(hidden)]
    fn accept(item: V) -> Self::Item;
}

impl<T, V: Into<T>> Accepts<V> for AnyInto<T> {
    #[inline]
    fn accept(item: V) -> T {
        convert(item)
    }
}

impl<T> Accepts<T> for Exactly<T> {
    #[inline]
    fn accept(item: T) -> T {
        item
    }
}

impl<T, V: IntoValue<T>> Accepts<V> for Buildable<T> {
    #[inline]
    fn accept(item: V) -> T {
        item.into_value()
    }
}

impl<V, I: Accepts<V>> Accepts<Option<V>> for Sparse<I> {
    fn accept(item: Option<V>) -> Option<I::Item> {
        item.map(I::accept)
    }
}

impl<I: Items, K, V: ListOf<I, K>> Accepts<V> for NestedList<I, K> {
    fn accept(item: V) -> Vec<I::Item> {
        item.into_list()
    }
}

impl<A: Items, B: Items, K, V: MapOf<A, B, K>> Accepts<V> for NestedMap<A, B, K> {
    fn accept(item: V) -> BTreeMap<A::Item, B::Item> {
        item.into_map()
    }
}

/// A kind of collection: one that is taken apart.
///
/// [`IsList`] has an example.
#[derive(Debug)]
pub enum Owned {}

/// A kind of collection: a borrowed one, whose items are cloned.
///
/// [`IsList`] has an example.
#[derive(Debug)]
pub enum Borrowed {}

/// A kind of collection: an iterator.
///
/// [`IsList`] has an example.
#[derive(Debug)]
pub enum Iterating {}

/// What is a list: arrays, slices, the sequences and sets of the standard library, and iterators. An `Option` and a
/// `Result` are no lists, though they can be iterated.
///
/// ```
/// use shapesmith::builder::{Borrowed, IsList, Iterating, Owned};
///
/// fn list<K>(_list: impl IsList<K>) {}
///
/// let urls = vec!["https://example.com/cb"];
/// list::<Borrowed>(&urls);
/// list::<Iterating>(urls.iter().rev());
/// list::<Owned>(urls);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list",
    label = "expected an array, a slice, a `Vec`, a set or an iterator",
    note = "for an `Option`, call the setter whose name starts with `maybe_`; unwrap a `Result` first, for example with `?`",
    note = "to set a single item, put it in brackets; for a collection of another type, call `.into_iter()`"
)]
pub trait IsList<K> {}

/// What is a map: the maps of the standard library, and arrays, slices, `Vec`s and iterators of pairs. An `Option`
/// and a `Result` are no maps, though they can be iterated.
///
/// ```
/// use shapesmith::builder::{Borrowed, IsMap, Iterating, Owned};
/// use std::collections::HashMap;
///
/// fn map<K>(_map: impl IsMap<K>) {}
///
/// let tags = HashMap::from([("stage", "beta")]);
/// map::<Borrowed>(&tags);
/// map::<Iterating>(tags.iter().filter(|(key, _)| **key != "owner"));
/// map::<Owned>(tags);
/// map::<Owned>([("stage", "beta"), ("owner", "web")]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a map",
    label = "expected a `BTreeMap`, a `HashMap`, or an array, a `Vec` or an iterator of pairs",
    note = "for an `Option`, call the setter whose name starts with `maybe_`; unwrap a `Result` first, for example with `?`",
    note = "to set a single entry, put it in brackets; for a collection of another type, call `.into_iter()`"
)]
pub trait IsMap<K> {}

macro_rules! impls {
    ($($trait:ident<$kind:ident>: $([$($generics:tt)*] $ty:ty,)*)*) => {$($(
        impl<$($generics)*> $trait<$kind> for $ty {}
    )*)*};
}

impls! {
    IsList<Owned>:
    [T, const N: usize] [T; N],
    [T] Vec<T>,
    [T] Box<[T]>,
    [T] VecDeque<T>,
    [T] LinkedList<T>,
    [T] BinaryHeap<T>,
    [T] BTreeSet<T>,
    [T, S] HashSet<T, S>,
    IsList<Borrowed>:
    [T, const N: usize] &[T; N],
    [T] &[T],
    [T] &Vec<T>,
    [T] &Box<[T]>,
    [T] &VecDeque<T>,
    [T] &LinkedList<T>,
    [T] &BinaryHeap<T>,
    [T] &BTreeSet<T>,
    [T, S] &HashSet<T, S>,
    IsMap<Owned>:
    [T, const N: usize] [T; N],
    [T] Vec<T>,
    [T] Box<[T]>,
    [T] VecDeque<T>,
    [T] LinkedList<T>,
    [T, V] BTreeMap<T, V>,
    [T, V, S] HashMap<T, V, S>,
    IsMap<Borrowed>:
    [T, const N: usize] &[T; N],
    [T] &[T],
    [T] &Vec<T>,
    [T] &Box<[T]>,
    [T] &VecDeque<T>,
    [T] &LinkedList<T>,
    [T, V] &BTreeMap<T, V>,
    [T, V, S] &HashMap<T, V, S>,
}

/// A kind of collection: none. With a single candidate for `K`, the compiler would infer it for an `Option`, too, and
/// then report its items as well.
#[derive(Debug)]
pub enum Neither {}

/// No type implements this trait.
#[doc(hidden)]
pub trait Never {}

impl<T: Never> IsList<Neither> for Option<T> {}

impl<T: Never, E> IsList<Neither> for Result<T, E> {}

impl<T: Never> IsMap<Neither> for Option<T> {}

impl<T: Never, E> IsMap<Neither> for Result<T, E> {}

#[diagnostic::do_not_recommend] // the message of `IsList` says more
impl<T: Iterator> IsList<Iterating> for T {}

#[diagnostic::do_not_recommend] // the message of `IsMap` says more
impl<T: Iterator> IsMap<Iterating> for T {}

/// A collection of the kind `K`, whose items are `I`.
#[doc(hidden)] // part of `ListOf`
pub trait HasItems<I: Items, K> {
    /// Collects the items.
    fn collect_items(self) -> Vec<I::Item>;
}

impl<'a, I, T, L> HasItems<I, Borrowed> for L
where
    L: IntoIterator<Item = &'a T>,
    T: Clone + 'a,
    I: Accepts<T>,
{
    fn collect_items(self) -> Vec<I::Item> {
        self.into_iter()
            .map(|item| I::accept(item.clone()))
            .collect()
    }
}

/// If the argument is not a list, its items are not reported as well.
impl<I: Items, L> HasItems<I, Neither> for L {
    fn collect_items(self) -> Vec<I::Item> {
        Vec::new() // not called: nothing is a list of this kind
    }
}

/// A collection of the kind `K`, whose entries have keys `A` and values `B`.
#[doc(hidden)] // part of `MapOf`
pub trait HasEntries<A: Items, B: Items, K> {
    /// Collects the entries. If a key is repeated, the last value is kept.
    fn collect_entries(self) -> BTreeMap<A::Item, B::Item>;
}

/// Impls for kinds whose items are taken. A single impl for both would be a second candidate for the other kinds, and the
/// compiler then reports the collection in place of the item.
macro_rules! of_taken {
    ($($kind:ident)*) => {$(
        impl<L: IntoIterator, I: Accepts<L::Item>> HasItems<I, $kind> for L {
            fn collect_items(self) -> Vec<I::Item> {
                self.into_iter().map(I::accept).collect()
            }
        }

        impl<A, B, L, X, Y> HasEntries<A, B, $kind> for L
        where
            L: IntoIterator<Item = (X, Y)>,
            A: Accepts<X, Item: Ord>,
            B: Accepts<Y>,
        {
            fn collect_entries(self) -> BTreeMap<A::Item, B::Item> {
                let entries = self.into_iter();
                entries
                    .map(|(key, value)| (A::accept(key), B::accept(value)))
                    .collect()
            }
        }
    )*};
}

of_taken! { Owned Iterating }

/// If the argument is not a map, its entries are not reported as well.
impl<A: Items<Item: Ord>, B: Items, L> HasEntries<A, B, Neither> for L {
    fn collect_entries(self) -> BTreeMap<A::Item, B::Item> {
        BTreeMap::new() // not called: nothing is a map of this kind
    }
}

/// An entry of a borrowed map.
#[doc(hidden)] // part of `MapOf`
pub trait Pair {
    /// The key.
    type Key;
    /// The value.
    type Value;

    /// Clones the key and the value.
    fn cloned(self) -> (Self::Key, Self::Value);
}

impl<X: Clone, Y: Clone> Pair for (&X, &Y) {
    type Key = X;
    type Value = Y;

    fn cloned(self) -> (X, Y) {
        (self.0.clone(), self.1.clone())
    }
}

impl<X: Clone, Y: Clone> Pair for &(X, Y) {
    type Key = X;
    type Value = Y;

    fn cloned(self) -> (X, Y) {
        self.clone()
    }
}

impl<A, B, L, P> HasEntries<A, B, Borrowed> for L
where
    L: IntoIterator<Item = P>,
    P: Pair,
    A: Accepts<P::Key, Item: Ord>,
    B: Accepts<P::Value>,
{
    fn collect_entries(self) -> BTreeMap<A::Item, B::Item> {
        let entries = self.into_iter().map(Pair::cloned);
        entries
            .map(|(key, value)| (A::accept(key), B::accept(value)))
            .collect()
    }
}

/// A list whose items are `I`: what the setter of a list takes.
///
/// It is an array, a `Vec` or another sequence or set of the standard library, a slice or another borrowed one of
/// these, whose items are cloned, or an iterator ([`IsList`]). The compiler infers the kind of collection `K`.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [UpdateUserPoolClientRequest],
/// # }
/// let builder = || UpdateUserPoolClientRequest::builder();
/// let urls = vec!["https://example.com/cb".to_owned()];
///
/// builder().callback_urls(["https://example.com/cb"]);
/// builder().callback_urls(&urls);
/// builder().callback_urls(urls.iter().map(|url| format!("{url}/2")));
/// builder().allowed_o_auth_flows([OAuthFlowType::Code]);
/// builder().maybe_callback_urls(Some(urls));
/// builder().maybe_callback_urls(None);
/// ```
///
/// A function of yours can take what the setter takes:
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [UpdateUserPoolClientRequest],
/// # }
/// use shapesmith::builder::{AnyInto, ListOf};
///
/// fn with_urls<K>(urls: impl ListOf<AnyInto<String>, K>) -> UpdateUserPoolClientRequestBuilder {
///     UpdateUserPoolClientRequest::builder().callback_urls(urls)
/// }
///
/// with_urls(["https://example.com/cb"]);
/// ```
///
/// An `Option` or a `Result` can be iterated, but is not a list:
///
/// ```compile_fail,E0277
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [UpdateUserPoolClientRequest],
/// # }
/// let url: Option<String> = std::env::args().nth(1);
/// UpdateUserPoolClientRequest::builder().callback_urls(url);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list",
    label = "expected an array, a slice, a `Vec`, a set or an iterator",
    note = "for an `Option`, call the setter whose name starts with `maybe_`; unwrap a `Result` first, for example with `?`",
    note = "to set a single item, put it in brackets; for a collection of another type, call `.into_iter()`"
)]
pub trait ListOf<I: Items, K> {
    /// Collects the items.
    #[doc(hidden)]
    fn into_list(self) -> Vec<I::Item>;
}

impl<I: Items, K, L: IsList<K> + HasItems<I, K>> ListOf<I, K> for L {
    #[inline]
    fn into_list(self) -> Vec<I::Item> {
        self.collect_items()
    }
}

/// A map whose keys are `A` and whose values are `B`: what the setter of a map takes.
///
/// It is a map of the standard library, an array, a `Vec` or another sequence of pairs, a borrowed one of these, whose
/// entries are cloned, or an iterator of pairs ([`IsMap`]). The compiler infers the kind of collection `K`. If a key is
/// repeated, the last value is kept.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [CreateUserPoolRequest],
/// # }
/// use std::collections::HashMap;
///
/// let builder = || CreateUserPoolRequest::builder().pool_name("example");
/// let tags = HashMap::from([("stage".to_owned(), "beta".to_owned())]);
///
/// builder().user_pool_tags([("stage", "beta"), ("owner", "web")]);
/// builder().user_pool_tags(&tags);
/// builder().user_pool_tags(tags.iter().filter(|(key, _)| *key != "owner"));
/// builder().maybe_user_pool_tags(None);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a map",
    label = "expected a `BTreeMap`, a `HashMap`, or an array, a `Vec` or an iterator of pairs",
    note = "for an `Option`, call the setter whose name starts with `maybe_`; unwrap a `Result` first, for example with `?`",
    note = "to set a single entry, put it in brackets; for a collection of another type, call `.into_iter()`"
)]
pub trait MapOf<A: Items, B: Items, K> {
    /// Collects the entries.
    #[doc(hidden)]
    fn into_map(self) -> BTreeMap<A::Item, B::Item>;
}

impl<A: Items, B: Items, K, L: IsMap<K> + HasEntries<A, B, K>> MapOf<A, B, K> for L {
    #[inline]
    fn into_map(self) -> BTreeMap<A::Item, B::Item> {
        self.collect_entries()
    }
}
