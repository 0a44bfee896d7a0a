//! Prints a film and the book that it is made of, by two clients that share a transport.

use std::error::Error;
use std::sync::Arc;

use example_books::auth::Key;
use example_books::{ReqwestTransport, Transport};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let transport: Arc<dyn Transport> =
        Arc::new(ReqwestTransport::from_client(reqwest::Client::new()));
    println!("{}", film_and_book(&transport, 1).await?);
    Ok(())
}

async fn film_and_book(transport: &Arc<dyn Transport>, id: i64) -> Result<String, Box<dyn Error>> {
    let books = example_books::Client::builder()
        .auth(Key::new("secret"))
        .transport(Arc::clone(transport))
        .build()?;
    let films = example_films::Client::builder()
        .transport(Arc::clone(transport))
        .build()?;
    let film = films.get_film(id).await?;
    Ok(match film.book {
        Some(isbn) => format!(
            "{}, after {}",
            film.title,
            books.get_book(isbn).await?.title
        ),
        None => film.title,
    })
}

#[cfg(test)]
mod tests {
    use example_books::testing::{TestRequest, TestTransport};

    use super::*;

    #[tokio::test]
    async fn a_film_leads_to_its_book() {
        let double = TestTransport::new();
        double.answer(200, r#"{"title": "Emma.", "book": "9780141439587"}"#);
        double.answer(200, r#"{"isbn": "9780141439587", "title": "Emma"}"#);
        let transport: Arc<dyn Transport> = Arc::new(double.clone());
        let told = film_and_book(&transport, 1).await.unwrap();
        assert_eq!(told, "Emma., after Emma");
        let requests = double.requests();
        let paths: Vec<&str> = requests.iter().map(TestRequest::path).collect();
        assert_eq!(paths, ["/films/1", "/v1/books/9780141439587"]);
    }
}
