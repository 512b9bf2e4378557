-- What a phone is narrowed to, where its account has more to do than a phone holds; and the browser in which it was paired.
alter table field.device
    add column area text collate "C",
    add column browser text check (length(browser) between 1 and 60);
