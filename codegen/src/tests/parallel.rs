use super::*;

#[test]
fn results_come_in_the_order_of_the_items() {
    for count in [0, 1, FEWEST - 1, FEWEST, 10_000, 10_001] {
        let items: Vec<usize> = (0..count).collect();
        let expected: Vec<usize> = items.iter().map(|item| item * 2).collect();
        assert_eq!(map(&items, |item| item * 2), expected);
        let mut changed = items.clone();
        map_mut(&mut changed, |index, item| *item += index);
        assert_eq!(changed, expected);
    }
}

#[test]
#[should_panic(expected = "item 5000")]
fn a_panic_is_passed_on() {
    let items: Vec<usize> = (0..10_000).collect();
    map(&items, |item| assert!(*item != 5000, "item {item}"));
}
