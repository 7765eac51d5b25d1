//! A custom service: its model is in `model/tool-library/`, in Smithy IDL. Starts a server, calls it as a client, and
//! prints what it answers.
//!
//! ```console
//! $ cargo run -p shapesmith-live --example tool_library
//! ```

mod client;
mod connection;
mod server;

use std::error::Error;
use std::net::TcpListener;

use client::Client;
use shapesmith::{ErrorShape, Operation, OperationError, Paginated};
use shapesmith_live::tool_library::{
    AddTool, BorrowTool, BorrowToolError, Borrower, Category, Condition, GetLoan, GetTool, Guest,
    ListTools, Money, ReturnTool,
};

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let client = Client::new(listener.local_addr()?)?;
    std::thread::spawn(move || server::serve(&listener));

    for (name, tag) in [
        ("Cordless drill", "battery"),
        ("Jigsaw", "wood"),
        ("Sander", "wood"),
    ] {
        let input = AddTool::input()
            .name(name)
            .category(Category::Power)
            .push_tags(tag)
            .deposit(Money::builder().amount(5_000))
            .build()?;
        let added = client.call::<AddTool>(&input)?;
        println!("{}: {}", added.location, added.tool.name);
    }

    // A page at a time, with the tags in the query.
    let mut input = ListTools::input().page_size(1).tags(["wood"]).build()?;
    loop {
        let page = client.call::<ListTools>(&input)?;
        for tool in &page.tools {
            println!("{}, {}", tool.name, tool.condition());
        }
        match ListTools::next_page(&input, &page) {
            Some(next) => input = next,
            None => break,
        }
    }

    // The telephone is `@sensitive`, so what is printed does not have it.
    let guest = Guest::builder().name("Ida").phone("+45 1234 5678");
    let input = BorrowTool::input()
        .tool_id("P00001")
        .borrower(Borrower::Guest(guest.build()?))
        .build()?;
    println!("{input}");
    let loan = client.call::<BorrowTool>(&input)?;

    // A request that is sent twice has the same token, so this does not add another loan.
    assert_eq!(client.call::<BorrowTool>(&input)?, loan);
    let known = GetLoan::input()
        .tool_id(&*loan.tool_id)
        .loan_id(&*loan.loan_id)
        .build()?;
    println!("{} has it", client.call::<GetLoan>(&known)?.borrower);

    // An error of the model has a type.
    let other = BorrowTool::input()
        .tool_id("P00001")
        .borrower(Borrower::Card("20261101".to_owned()))
        .build()?;
    match BorrowTool::response(client.send::<BorrowTool>(&other)?) {
        Err(OperationError::Service(BorrowToolError::ToolIsLent(error))) => {
            println!("{}, status {}", error.message, error.http_status());
        }
        other => return Err(format!("another answer: {other:?}").into()),
    }

    // A violated constraint is found before the request is sent, and by the server.
    let wrong = GetTool::input().tool_id("drill").build_unchecked();
    println!("{}", wrong.validate().expect_err("no identifier of a tool"));
    match client.call::<GetTool>(&wrong) {
        Err(error) => println!("{error}"),
        Ok(output) => return Err(format!("another answer: {output}").into()),
    }

    let input = ReturnTool::input()
        .tool_id(loan.tool_id)
        .loan_id(loan.loan_id)
        .condition(Condition::Good)
        .build()?;
    client.call::<ReturnTool>(&input)?;
    let tool = client
        .call::<GetTool>(&GetTool::input().tool_id("P00001").build()?)?
        .tool;
    println!("{} is back, {}", tool.name, tool.condition());
    Ok(())
}
