//! Operations with pages (Smithy specification, "paginated trait").

use std::collections::BTreeMap;
use std::fmt::Debug;

use super::Operation;
use crate::value::{Value, View};

/// An operation whose output is one page of many: `@paginated`. [`smithy!`](crate::smithy) implements it for the unit
/// struct of the operation.
///
/// ```
/// use shapesmith::{Paginated, PaginatedItems};
///
/// shapesmith::smithy! {
///     model = "model/cognito-identity-provider.json",
///     operations = [ListUserPools],
/// }
///
/// /// All pages, each of which `call` gets.
/// fn pages<O: Paginated, E>(
///     input: O::Input,
///     mut call: impl FnMut(&O::Input) -> Result<O::Output, E>,
/// ) -> impl Iterator<Item = Result<O::Output, E>> {
///     let mut next = Some(input);
///     std::iter::from_fn(move || {
///         let input = next.take()?;
///         let page = call(&input);
///         next = page.as_ref().ok().and_then(|page| O::next_page(&input, page));
///         Some(page)
///     })
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use shapesmith::Operation;
/// # let answers = [r#"{"UserPools": [{"Name": "a"}], "NextToken": "2"}"#, r#"{"UserPools": [{"Name": "b"}]}"#];
/// # let mut answers = answers.into_iter();
/// # let call = |_: &_| ListUserPools::response(http::Response::new(answers.next().unwrap_or_default()));
/// let input = ListUserPools::input().max_results(50).build()?;
/// let mut names = Vec::new();
/// for page in pages::<ListUserPools, _>(input, call) {
///     names.extend(ListUserPools::into_items(page?).into_iter().filter_map(|pool| pool.name));
/// }
/// # assert_eq!(names, ["a", "b"]);
/// # Ok(())
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a paginated operation",
    note = "`smithy!` implements `Paginated` for operations with `@paginated`"
)]
pub trait Paginated: Operation {
    /// Returns the input of the next page, or `None` if `output` is the last page. It is a copy of `input` with the token
    /// of `output`, and with a new idempotency token if it has one.
    ///
    /// A page is the last one if its token is unset, empty or zero. It is also the last one if its token is that of
    /// `input`, which would return the same page forever; the official SDK for Rust stops there, too.
    fn next_page(input: &Self::Input, output: &Self::Output) -> Option<Self::Input>;
}

/// A paginated operation whose model says which member of the output has the items of a page.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     operations = [ListUserPools],
/// # }
/// use shapesmith::{Items, Operation, PaginatedItems};
///
/// /// The number of items of a page.
/// fn count<O: PaginatedItems>(page: &O::Output) -> usize {
///     O::items(page).count()
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let response = http::Response::new(r#"{"UserPools": [{"Name": "a"}, {"Name": "b"}]}"#);
/// let page = ListUserPools::response(response)?;
/// assert_eq!(count::<ListUserPools>(&page), 2);
///
/// let items = ListUserPools::into_items(page);
/// let names: Vec<_> = items.refs().filter_map(|pool| pool.name.as_deref()).collect();
/// assert_eq!(names, ["a", "b"]);
/// # Ok(())
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a paginated operation with items",
    note = "`smithy!` implements `PaginatedItems` for operations whose `@paginated` has `items`"
)]
pub trait PaginatedItems: Paginated {
    /// An item: of a list, its value; of a map, its key and value.
    type Item: Clone + Debug + PartialEq + Send + Sync + 'static;
    /// The list or map: `Vec<Self::Item>`, or `BTreeMap<K, V>` if `Self::Item` is `(K, V)`.
    type Items: Items<Item = Self::Item> + 'static;

    #[doc(hidden)]
    fn __items(output: &Self::Output) -> Option<&Self::Items>;

    #[doc(hidden)]
    fn __into_items(output: Self::Output) -> Option<Self::Items>;

    /// Iterates over the items of a page: `&T` in a list, `(&K, &V)` in a map.
    fn items(output: &Self::Output) -> impl Iterator<Item = <Self::Items as Items>::Ref<'_>> {
        Self::__items(output).into_iter().flat_map(Items::refs)
    }

    /// Returns the items of a page by value; empty if there are none.
    #[must_use]
    fn into_items(output: Self::Output) -> Self::Items {
        Self::__into_items(output).unwrap_or_default()
    }
}

/// The items of a page: a list or a map.
///
/// [`PaginatedItems`] has an example.
pub trait Items: IntoIterator + Default {
    /// An item by reference: `&T` in a list, `(&K, &V)` in a map.
    type Ref<'a>
    where
        Self: 'a;

    /// Iterates over the items.
    fn refs(&self) -> impl Iterator<Item = Self::Ref<'_>>;
}

impl<T> Items for Vec<T> {
    type Ref<'a>
        = &'a T
    where
        T: 'a;

    fn refs(&self) -> impl Iterator<Item = &T> {
        self.iter()
    }
}

impl<K, V> Items for BTreeMap<K, V> {
    type Ref<'a>
        = (&'a K, &'a V)
    where
        K: 'a,
        V: 'a;

    fn refs(&self) -> impl Iterator<Item = (&K, &V)> {
        self.iter()
    }
}

/// The token of the next page, unless there is none.
pub fn next_token<T: Value + Clone + PartialEq>(token: &T, previous: Option<&T>) -> Option<T> {
    (!is_end(&token.view()) && previous != Some(token)).then(|| token.clone())
}

/// Whether a token says that there is no other page: the values that botocore, as Python, takes for false.
fn is_end(token: &View<'_>) -> bool {
    match token {
        View::Unset
        | View::Bool(false)
        | View::I8(0)
        | View::I16(0)
        | View::I32(0)
        | View::I64(0) => true,
        View::Text(text) => text.is_empty(),
        View::Blob(bytes) => bytes.is_empty(),
        View::List(list) => list.len() == 0,
        View::Map(map) => map.len() == 0,
        View::StringEnum(value) => value.text().is_empty(),
        View::IntEnum(value) => value.number() == 0,
        _ => false,
    }
}
