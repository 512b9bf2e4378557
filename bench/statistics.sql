-- What PostgreSQL has counted of the load of a million, as statements that tell another database the same. The district
-- becomes Jiangbei of the tests, and its last community Xifan, which sorts as that does. What there is no
-- longer is passed by.
with big as (
    select c.oid, n.nspname, c.relname, c.relpages, c.reltuples, c.relallvisible
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_index i on i.indexrelid = c.oid
      join pg_class t on t.oid = coalesce(i.indrelid, c.oid)
     where t.relkind = 'r' and t.reltuples >= 1000
       and n.nspname not in ('pg_catalog', 'bench', 'public')),
-- Numbers that are given by chance, and what is sealed, tell no more than how many there are.
kept as (
    select b.nspname, b.relname, s.*,
           not (a.atttypid = any ('{uuid,bytea,jsonb}'::regtype[]) or exists (
               select from pg_type t where t.oid = a.atttypid and t.typelem <> 0 and t.typlen < 0)) as telling
      from big b
      join pg_stats s on s.schemaname = b.nspname and s.tablename = b.relname
      join pg_attribute a on a.attrelid = b.oid and a.attname = s.attname),
told as (
    select nspname, relname, '' as attname,
           format('select pg_restore_relation_stats(''schemaname'', %L, ''relname'', %L, ''relpages'', %s,'
                      ' ''reltuples'', ''%s''::real, ''relallvisible'', %s)'
                      ' from pg_class where oid = to_regclass(''%s.%s'');',
                  nspname, relname, relpages, reltuples, relallvisible, nspname, relname) as line
      from big
     union all
    select nspname, relname, attname,
           format('select pg_restore_attribute_stats(''schemaname'', %L, ''relname'', %L, ''attname'', %L,'
                      ' ''inherited'', false, ''null_frac'', ''%s''::real, ''avg_width'', %s,'
                      ' ''n_distinct'', ''%s''::real',
                  nspname, relname, attname, null_frac, avg_width, n_distinct)
           || coalesce(', ''correlation'', ''' || correlation || '''::real', '')
           || case when telling and most_common_vals is not null
                   then format(', ''most_common_vals'', %L, ''most_common_freqs'', ''%s''::real[]',
                               most_common_vals::text, most_common_freqs::text)
                   else '' end
           || case when telling and histogram_bounds is not null
                   then format(', ''histogram_bounds'', %L', histogram_bounds::text)
                   else '' end
           || case when most_common_elems is not null
                   then format(', ''most_common_elems'', %L, ''most_common_elem_freqs'', ''%s''::real[]',
                               most_common_elems::text, most_common_elem_freqs::text)
                   else '' end
           || format(') from pg_attribute where attrelid = to_regclass(''%s.%s'') and attname = %L;',
                     nspname, relname, attname)
      from kept)
select replace(replace(replace(line,
               last.path, '330783005.xifan.'), '330783.330783', '330783005.t'), '330783.', '330783005.')
  from told
 cross join (select max(path) as path from territory.area where kind = 'community') last
 order by nspname, relname, attname;
