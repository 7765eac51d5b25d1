$version: "2.0"

namespace example.tools.common

/// The identifier of a tool: a letter and five digits, as on its label.
@pattern("^[A-Z][0-9]{5}$")
string ToolId

/// The identifier of a loan.
@length(min: 1, max: 36)
@pattern("^[a-z0-9-]+$")
string LoanId

/// The name of a tool or a person.
@length(min: 1, max: 80)
string Name

/// The number of a library card.
@sensitive
@pattern("^[0-9]{8}$")
string CardNumber

/// The number of a telephone.
@sensitive
@pattern("^\\+[0-9 ]{5,20}$")
string PhoneNumber

/// What a tool is for.
enum Category {
    /// Drills, saws and the like.
    POWER = "power"

    /// Tools without a motor.
    HAND = "hand"

    /// What keeps a garden in shape.
    GARDEN = "garden"
}

/// How worn a tool is.
intEnum Condition {
    WORN = 1
    GOOD = 2
    NEW = 3
}

/// A sum of money.
structure Money {
    /// The amount, in the smallest unit of the currency.
    @required
    @range(min: 0)
    amount: Long

    /// The code of the currency (ISO 4217).
    @pattern("^[A-Z]{3}$")
    currency: String = "EUR"
}

/// When something was changed.
@mixin(localTraits: [documentation])
structure Tracked {
    /// When it was created.
    @required
    createdAt: Timestamp

    /// When it was changed last. Absent if it never was.
    changedAt: Timestamp
}

/// A request for one page of a list.
@mixin(localTraits: [documentation])
structure PageRequest {
    /// The largest number of items on the page.
    @httpQuery("pageSize")
    @range(min: 1, max: 100)
    pageSize: Integer = 20

    /// The token of the page, from the answer with the page before.
    @httpQuery("pageToken")
    pageToken: String
}

/// One page of a list.
@mixin(localTraits: [documentation])
structure Page {
    /// The token of the next page. The last page has none.
    nextToken: String
}

/// What all errors have.
@mixin(localTraits: [documentation])
structure Problem {
    /// The text for people.
    @required
    message: String
}

/// There is no tool or loan with this identifier.
@error("client")
@httpError(404)
structure NotFound with [Problem] {
    /// The identifier.
    id: String
}
