-- What texts are found by. Names and addresses of Chinese characters are too short for trigrams with blanks around them.
create schema search;

-- Every run of one to three characters.
create function search.runs(written text) returns text[]
    language sql immutable strict parallel safe cost 1000
    return (select array_agg(distinct substr(written, at, length))
              from generate_series(1, length(written)) at, generate_series(1, 3) length
             where at + length - 1 <= length(written));

-- A short name without one of its characters: what remains of it where one was forgotten or is another.
create function search.shortened(name text) returns text[]
    language sql immutable strict parallel safe cost 1000
    return (select array_agg(distinct overlay(name placing '' from at for 1))
              from generate_series(1, length(name)) at
             where length(name) between 2 and 4);

create function search.name(written text) returns text
    language sql immutable strict parallel safe
    return lower(replace(written, ' ', ''));

create function search.name_keys(written text) returns text[]
    language sql immutable strict parallel safe cost 1000
    return search.runs(search.name(written)) || coalesce(search.shortened(search.name(written)), '{}');

create index person_name_keys on people.person using gin (search.name_keys(name));
drop index people.person_name;
create index building_address_runs on territory.building using gin (search.runs(address));
create index dwelling_by_room on territory.dwelling (room);
create index dwelling_room_runs on territory.dwelling using gin (search.runs(room));

-- Row-level security is a barrier that no condition passes which might tell something on its way, and that is every
-- operator on parts of texts; so no index on parts would be read. These functions read the index and demand the scope
-- themselves; they answer with ids alone, no more than are asked for, of rows that whoever asks may see. Written with
-- "execute", they are planned for what is asked.

-- Whose name has all of these keys and contains the text.
create function people.named(keys text[], written text, most int) returns setof uuid
    language plpgsql stable security definer set search_path = pg_catalog
    as $$
        begin
            return query execute '
                select p.id
                  from people.person p
                 where search.name_keys(p.name) @> $1
                   and strpos(search.name(p.name), $2) > 0
                   and (access.in_scope(p.path) or access.in_scope(p.rental_path))
                 limit $3' using keys, written, most;
        end
    $$;

-- Whose name has one of these keys: it is one character off.
create function people.named_alike(keys text[], most int) returns setof uuid
    language plpgsql stable security definer set search_path = pg_catalog
    as $$
        begin
            return query execute '
                select p.id
                  from people.person p
                 where search.name_keys(p.name) && $1
                   and (access.in_scope(p.path) or access.in_scope(p.rental_path))
                 limit $2' using keys, most;
        end
    $$;

-- Homes whose address and room, written together, contain the text, as the pattern has it. Its begin, whose keys these are,
-- lies in one of the two.
create function territory.addressed(keys text[], written text, pattern text, low text, high text, most int)
    returns setof uuid
    language plpgsql stable security definer set search_path = pg_catalog
    as $$
        begin
            return query execute '
                with begun as (
                    select d.id, d.path, d.rental_path, d.room, b.address
                      from territory.building b
                      join territory.dwelling d on d.building_id = b.id
                     where search.runs(b.address) @> $1
                     union all
                    select d.id, d.path, d.rental_path, d.room, b.address
                      from territory.dwelling d
                      join territory.building b on b.id = d.building_id
                     where search.runs(d.room) @> $1)
                select id
                  from begun
                 where strpos(address || room, $2) > 0
                   and address || room ~ $3
                   and path >= $4 and path < $5
                   and (access.in_scope(path) or access.in_scope(rental_path))
                 limit $6' using keys, written, pattern, low, high, most;
        end
    $$;
