-- Who was invited to log in because a link of theirs could not be shown: once is enough.
create table link_invitation (
  home_id varchar(64) not null,
  user_id varchar(64) not null,
  invited_at timestamp with time zone not null,
  primary key (home_id, user_id)
);
