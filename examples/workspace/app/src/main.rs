//! Prints the books of an author, by a client that is a package beside this one.

use std::error::Error;

use example_bookshop::{Client, auth::Key};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder().auth(Key::new("secret")).build()?;
    for title in titles(&client, "Jane Austen").await? {
        println!("{title}");
    }
    Ok(())
}

async fn titles(client: &Client, author: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let books = client.list_books().author(author).await?;
    Ok(books.into_iter().map(|book| book.title).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use example_bookshop::testing::TestTransport;

    #[tokio::test]
    async fn the_books_of_an_author_are_asked_for() {
        let double = TestTransport::new();
        double.answer(
            200,
            r#"[{"isbn": "9780141439518", "title": "Pride and Prejudice"}]"#,
        );
        let client = Client::builder()
            .auth(Key::new("secret"))
            .transport(double.clone())
            .build()
            .unwrap();
        let titles = titles(&client, "Jane Austen").await.unwrap();
        assert_eq!(titles, ["Pride and Prejudice"]);
        let requests = double.requests();
        assert_eq!(requests[0].path(), "/v1/books");
    }
}
