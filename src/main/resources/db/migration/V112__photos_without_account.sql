-- What was put right is photographed by whoever stands at the door of a place, too, who has no account.
alter table photos.photo alter column account_id drop not null;
create index photo_unsigned on photos.photo (subject_kind, subject_id, announced_at) where account_id is null;
