//! Takes payments: a model with twenty required fields, and a union told by its tag.

include!(concat!(env!("OUT_DIR"), "/payment.rs"));

use payment::components::{
    BankTransfer, Currency, Method, Money, Payment, PaymentRequired, PaymentStatus,
};

/// An order that is to be paid for, in a currency without smaller coins.
#[must_use]
pub fn order(id: &str, amount: i64, method: impl Into<Method>) -> Payment {
    let yen = |value| Money::new(value, Currency::Jpy);
    let text = |text: &str| text.to_owned();
    let mut payment = Payment::new(PaymentRequired {
        id: format!("pay_{id}"),
        reference: text(id),
        amount: yen(amount),
        fee: yen(amount / 100),
        method: method.into(),
        status: PaymentStatus::RequiresAction,
        country: text("JP"),
        customer_id: text("c1"),
        merchant_id: text("m1"),
        order_id: text(id),
        description: text("Tea"),
        statement_name: text("TEA SHOP"),
        locale: text("ja"),
        return_url: text("https://shop.example/back"),
        webhook_url: text("https://shop.example/events"),
        capture: true,
        test: true,
        recurring: false,
        attempts: 0.into(),
        tags: Vec::new(),
    });
    payment.note = Some(text("first order"));
    payment
}

/// How a customer is shown where the money comes from.
#[must_use]
pub fn source(method: &Method) -> String {
    match method {
        Method::Card(card) => format!("card, good until {}", card.expiry),
        Method::BankTransfer(BankTransfer { iban, .. }) => format!("account {iban}"),
        Method::Wallet(wallet) => format!("wallet of {}", wallet.provider),
        other => format!("something new: {}", serde_json::json!(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::payment::components::Card;
    use super::*;

    #[test]
    fn a_payment_is_made_and_comes_back() {
        let payment = order("7", 1200, Card::new("4000", "12/30"));
        assert_eq!(payment.status, "requires_action");
        let json = serde_json::to_string(&payment).unwrap();
        assert!(json.contains(r#""method":{"type":"card","number":"4000","expiry":"12/30"}"#));
        assert_eq!(serde_json::from_str::<Payment>(&json).unwrap(), payment);
        assert_eq!(source(&payment.method), "card, good until 12/30");
        let transfer = order("8", 5, BankTransfer::new("DE00"));
        assert_eq!(source(&transfer.method), "account DE00");
        let new: Method = serde_json::from_str(r#"{"type":"cheque"}"#).unwrap();
        assert_eq!(source(&new), r#"something new: {"type":"cheque"}"#);
    }

    #[test]
    fn currencies_are_texts() {
        let typed: Currency = "EUR".parse().unwrap();
        assert_eq!(typed, Currency::Eur);
        assert!(Currency::from("CHF".to_owned()).is_unknown());
        assert!(Currency::values().all(|it| !it.is_unknown()));
        assert_eq!(Currency::values().count(), Currency::KNOWN.len());
        assert_eq!(Currency::Usd.as_ref(), "USD");
        let mut sorted = [Currency::Jpy, Currency::Eur];
        sorted.sort();
        assert_eq!(sorted, [Currency::Eur, Currency::Jpy]);
    }
}
