package org.linli.photos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code photos.photo}. */
@Repository
class PhotoStore {

    private static final String READ = """
            select id, account_id, subject_kind, subject_id, path, person_id, taken_at, size, sha256, announced_at,
                   kept_at, arrived_at, refused
              from photos.photo
            """;

    private final JdbcClient jdbc;

    PhotoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Photo> find(UUID id) {
        return jdbc.sql(READ + " where id = :id")
                .param("id", id)
                .query(PhotoStore::photo)
                .optional();
    }

    /** The same, and whoever else wants to change it waits until this transaction ends. */
    Optional<Photo> lock(UUID id) {
        return jdbc.sql(READ + " where id = :id for update")
                .param("id", id)
                .query(PhotoStore::photo)
                .optional();
    }

    List<Photo> of(Collection<UUID> ids) {
        return jdbc.sql(READ + " where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(PhotoStore::photo)
                .list();
    }

    /** Of a subject, those that a record took. */
    List<UUID> ofSubject(PhotoSubject subject) {
        return jdbc.sql("""
                        select id from photos.photo
                         where subject_kind = :kind and subject_id = :subject
                           and kept_at is not null and arrived_at is not null
                         order by taken_at, id
                        """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query(UUID.class)
                .list();
    }

    /** Of somebody, those that a record took, the latest first. */
    List<Photo> ofPerson(PersonId person) {
        return jdbc.sql(READ + """
                         where person_id = :person and kept_at is not null and arrived_at is not null
                         order by taken_at desc, id
                         limit 100
                        """)
                .param("person", person.value())
                .query(PhotoStore::photo)
                .list();
    }

    /** Stores one that is to come; one whose id is known stays as it is. */
    void insert(
            UUID id,
            @Nullable UUID account,
            PhotoSubject subject,
            PhotoSubjects.Place place,
            Instant takenAt,
            Instant announcedAt) {
        PersonId person = place.person();
        HouseholdId household = place.household();
        AreaPath rental = place.rentalPath();
        jdbc.sql("""
                        insert into photos.photo (id, account_id, subject_kind, subject_id, path, rental_path,
                                                  household_id, person_id, taken_at, announced_at)
                        values (:id, :account, :kind, :subject, :path, :rentalPath, :household, :person, :takenAt,
                                :announcedAt)
                        on conflict (id) do nothing
                        """)
                .param("id", id)
                .param("account", account)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("path", place.path().value())
                .param("rentalPath", rental == null ? null : rental.value())
                .param("household", household == null ? null : household.value())
                .param("person", person == null ? null : person.value())
                .param("takenAt", Timestamp.from(takenAt))
                .param("announcedAt", Timestamp.from(announcedAt))
                .update();
    }

    /** What is known of it when it is about to be sent. */
    void announced(PhotoAnnounced photo, Instant now) {
        Instant phoneAt = photo.phoneAt();
        jdbc.sql("""
                        update photos.photo
                           set device_id = :device, phone_at = :phoneAt, taken_at = :takenAt, size = :size,
                               sha256 = :sha256, announced_at = :now
                         where id = :id
                        """)
                .param("id", photo.id())
                .param("device", photo.device())
                .param("phoneAt", phoneAt == null ? null : Timestamp.from(phoneAt))
                .param("takenAt", Timestamp.from(photo.takenAt()))
                .param("size", photo.content().size())
                .param("sha256", HexFormat.of().parseHex(photo.content().sha256()))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** How many others were announced since then, from the same device or, where there is none, without one. */
    int countOthers(PhotoAnnounced photo, UUID account, Instant since) {
        return jdbc.sql("""
                        select count(*)
                          from photos.photo
                         where account_id = :account and device_id is not distinct from :device
                           and announced_at >= :since and id <> :id
                        """)
                .param("id", photo.id())
                .param("device", photo.device())
                .param("account", account)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    int countUnsigned(String kind, Collection<UUID> subjects, Instant since) {
        return jdbc.sql("""
                        select count(*)
                          from photos.photo
                         where account_id is null and subject_kind = :kind and subject_id = any(:subjects)
                           and announced_at >= :since
                        """)
                .param("kind", kind)
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    void kept(UUID id, Instant now) {
        jdbc.sql("update photos.photo set kept_at = coalesce(kept_at, :now) where id = :id")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    void arrived(UUID id, Instant now) {
        jdbc.sql("update photos.photo set arrived_at = :now where id = :id")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    void refused(UUID id, String key) {
        jdbc.sql("update photos.photo set refused = :key where id = :id")
                .param("id", id)
                .param("key", key)
                .update();
    }

    /** Photos follow homes that come to lie in another cell. */
    void follow(Collection<UUID> buildings) {
        jdbc.sql("""
                        update photos.photo p
                           set path = h.path, rental_path = h.rental_path
                          from people.home h
                         where h.household_id = p.household_id and h.building_id = any(:buildings)
                        """).param("buildings", buildings.toArray(UUID[]::new)).update();
    }

    /**
     * Forgets what was announced before that moment: pieces of what did not become whole, and photos that no record
     * took.
     */
    void forget(Instant before) {
        jdbc.sql("""
                        delete from photos.piece c
                         using photos.photo p
                         where p.id = c.photo_id and p.arrived_at is null and p.announced_at < :before
                        """).param("before", Timestamp.from(before)).update();
        jdbc.sql("delete from photos.photo where kept_at is null and announced_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    private static Photo photo(ResultSet rs, int row) throws SQLException {
        byte[] sha256 = rs.getBytes("sha256");
        UUID person = rs.getObject("person_id", UUID.class);
        return new Photo(
                rs.getObject("id", UUID.class),
                rs.getObject("account_id", UUID.class),
                new PhotoSubject(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                person == null ? null : PersonId.of(person),
                rs.getTimestamp("taken_at").toInstant(),
                sha256 == null
                        ? null
                        : new PhotoContent(rs.getInt("size"), HexFormat.of().formatHex(sha256)),
                rs.getTimestamp("announced_at").toInstant(),
                instant(rs, "kept_at"),
                instant(rs, "arrived_at"),
                rs.getString("refused"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
