//! The transcripts of a Markdown page.

use script::blocks;

#[test]
fn only_fences_of_obsim_count() {
    let page = "# A page\n\n```obsim\napp> f()\n```\n\n```text\n```obsim\n```\n\
                ~~~obsim setup  slow\nsim> ps\n  = `\n```\n~~~~\n\
                ````markdown\n```obsim\nshown, not run\n```\n````\n\
                ```obsimx\n```\n    ```c\ntext ``` text\n```code``` in a line\n```obsim\n```\n";
    let found: Vec<(u32, &str, String)> = blocks(page)
        .expect("the page is right")
        .iter()
        .map(|block| (block.line, block.text, block.words().collect::<Vec<_>>().join(",")))
        .collect();
    assert_eq!(
        found,
        [
            (4, "app> f()\n", String::new()),
            (11, "sim> ps\n  = `\n```\n", "setup,slow".to_owned()),
            (26, "", String::new()),
        ]
    );
}

#[test]
fn a_fence_that_is_not_closed_is_an_error() {
    let message = |page: &str| blocks(page).expect_err("the page is wrong").to_string();
    assert_eq!(
        message("a\n````text\n```obsim\n```\n"),
        "line 2, column 1: the fence ```` is not closed; \
         write ```` behind the last line of the block"
    );
    assert_eq!(
        message("- list\n\n    ```obsim\n    app> f()\n    ```\n"),
        "line 3, column 1: 4 leading blanks in front of \"```obsim\"; \
         a transcript begins in the first column; show one inside a longer fence"
    );
}
