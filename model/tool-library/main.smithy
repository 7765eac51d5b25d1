$version: "2.0"

$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace example.tools

use aws.protocols#restJson1
use example.tools.common#CardNumber
use example.tools.common#Category
use example.tools.common#Condition
use example.tools.common#LoanId
use example.tools.common#Money
use example.tools.common#Name
use example.tools.common#NotFound
use example.tools.common#Page
use example.tools.common#PageRequest
use example.tools.common#PhoneNumber
use example.tools.common#Problem
use example.tools.common#ToolId
use example.tools.common#Tracked
use smithy.framework#ValidationException

/// A library that lends tools to its neighbors.
@title("Tool Library")
@restJson1
@paginated(inputToken: "pageToken", outputToken: "nextToken", pageSize: "pageSize")
service ToolLibrary {
    version: "2026-11-01"
    resources: [
        Tool
    ]
    errors: [
        ValidationException
    ]
}

/// A tool that the library lends.
resource Tool {
    identifiers: {
        toolId: ToolId
    }
    properties: {
        name: Name
        category: Category
        condition: Condition
        deposit: Money
        tags: Tags
        createdAt: Timestamp
        changedAt: Timestamp
    }
    create: AddTool
    read: GetTool
    list: ListTools
    resources: [
        Loan
    ]
}

/// A tool that someone has borrowed.
resource Loan {
    identifiers: {
        toolId: ToolId
        loanId: LoanId
    }
    properties: {
        borrower: Borrower
        due: Timestamp
    }
    create: BorrowTool
    read: GetLoan
    operations: [
        ReturnTool
    ]
}

/// Adds a tool to the library.
@http(method: "POST", uri: "/tools", code: 201)
operation AddTool {
    input := for Tool {
        @required
        $name

        @required
        $category

        $condition = 3

        $deposit

        $tags
    }

    output := {
        /// Where the tool is found from now on.
        @required
        @httpHeader("Location")
        location: String

        @required
        @nestedProperties
        tool: ToolDetails
    }
}

/// Gets a tool.
@readonly
@http(method: "GET", uri: "/tools/{toolId}")
operation GetTool {
    input := for Tool {
        @required
        @httpLabel
        $toolId
    }

    output := {
        @required
        @nestedProperties
        tool: ToolDetails
    }

    errors: [
        NotFound
    ]
}

/// Lists the tools of the library, sorted by identifier.
@readonly
@paginated(items: "tools")
@http(method: "GET", uri: "/tools")
operation ListTools {
    input := for Tool with [PageRequest] {
        /// Only tools of this category.
        @httpQuery("category")
        $category

        /// Only tools with all of these tags.
        @httpQuery("tag")
        $tags
    }

    output := with [Page] {
        @required
        tools: ToolList
    }
}

/// Borrows a tool.
@idempotent
@http(method: "PUT", uri: "/tools/{toolId}/loans", code: 201)
operation BorrowTool {
    input := for Loan {
        @required
        @httpLabel
        $toolId

        @required
        $borrower

        /// Makes sure that a request that is sent twice borrows the tool once.
        @idempotencyToken
        @httpHeader("Idempotency-Key")
        @notProperty
        token: String

        /// The number of days.
        @range(min: 1, max: 28)
        @notProperty
        days: Integer = 7
    }

    output := for Loan {
        @required
        $toolId

        @required
        $loanId

        /// When the tool has to be back.
        @required
        @timestampFormat("date-time")
        $due
    }

    errors: [
        NotFound
        ToolIsLent
    ]
}

/// Gets a loan.
@readonly
@http(method: "GET", uri: "/tools/{toolId}/loans/{loanId}")
operation GetLoan {
    input := for Loan {
        @required
        @httpLabel
        $toolId

        @required
        @httpLabel
        $loanId
    }

    output := for Loan {
        @required
        $borrower

        @required
        @timestampFormat("date-time")
        $due
    }

    errors: [
        NotFound
    ]
}

/// Returns a tool. The answer has no body.
@idempotent
@http(method: "DELETE", uri: "/tools/{toolId}/loans/{loanId}", code: 204)
operation ReturnTool {
    input := for Loan {
        @required
        @httpLabel
        $toolId

        @required
        @httpLabel
        $loanId

        /// How the tool came back, if not as before.
        @httpQuery("condition")
        @notProperty
        condition: Condition
    }

    errors: [
        NotFound
    ]
}

/// What the library knows about a tool.
structure ToolDetails for Tool with [Tracked] {
    @required
    $toolId

    @required
    $name

    @required
    $category

    $condition = 3

    /// What a borrower leaves until the tool is back. Absent if that is nothing.
    $deposit

    $tags
}

list ToolList {
    member: ToolDetails
}

/// Words to find a tool by.
@length(max: 10)
@uniqueItems
list Tags {
    @length(min: 1, max: 30)
    member: String
}

/// Who borrows a tool: a member of the library, or a guest.
union Borrower {
    /// The card of a member.
    card: CardNumber

    guest: Guest
}

/// A guest, who leaves a deposit.
structure Guest {
    @required
    name: Name

    @required
    phone: PhoneNumber
}

/// Somebody else has the tool.
@error("client")
@httpError(409)
structure ToolIsLent with [Problem] {
    /// When the tool has to be back.
    @timestampFormat("date-time")
    due: Timestamp
}
