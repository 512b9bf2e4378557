package org.linli.photos;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Sealing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What photos show, sealed: pieces of those that are coming, and the whole ones. */
@Repository
class PhotoContentStore {

    private final JdbcClient jdbc;
    private final Sealing sealing;

    PhotoContentStore(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    private record Piece(int start, byte[] sealed) {}

    /** How many bytes have come, from the first on. */
    int come(UUID photo) {
        return jdbc.sql("select coalesce(sum(size), 0) from photos.piece where photo_id = :photo")
                .param("photo", photo)
                .query(Integer.class)
                .single();
    }

    void insert(UUID photo, int start, byte[] piece) {
        jdbc.sql("""
                        insert into photos.piece (photo_id, start, size, content)
                        values (:photo, :start, :size, :content)
                        """)
                .param("photo", photo)
                .param("start", start)
                .param("size", piece.length)
                .param("content", sealing.sealBytes("photo-piece " + photo + " " + start, piece))
                .update();
    }

    /** All that has come. */
    byte[] whole(UUID photo) {
        var whole = new ByteArrayOutputStream();
        jdbc.sql("select start, content from photos.piece where photo_id = :photo order by start")
                .param("photo", photo)
                .query((rs, row) -> new Piece(rs.getInt("start"), rs.getBytes("content")))
                .list()
                .forEach(piece -> whole.writeBytes(
                        sealing.openBytes("photo-piece " + photo + " " + piece.start(), piece.sealed())));
        return whole.toByteArray();
    }

    void drop(UUID photo) {
        jdbc.sql("delete from photos.piece where photo_id = :photo")
                .param("photo", photo)
                .update();
    }

    void insert(UUID photo, PhotoPicture picture) {
        jdbc.sql("""
                        insert into photos.image (photo_id, width, height, content, thumbnail)
                        values (:photo, :width, :height, :content, :thumbnail)
                        """)
                .param("photo", photo)
                .param("width", picture.width())
                .param("height", picture.height())
                .param("content", sealing.sealBytes("photo " + photo, picture.content()))
                .param("thumbnail", sealing.sealBytes("photo-small " + photo, picture.thumbnail()))
                .update();
    }

    Optional<byte[]> picture(UUID photo) {
        return jdbc.sql("select content from photos.image where photo_id = :photo")
                .param("photo", photo)
                .query((rs, row) -> sealing.openBytes("photo " + photo, rs.getBytes(1)))
                .optional();
    }

    Optional<byte[]> thumbnail(UUID photo) {
        return jdbc.sql("select thumbnail from photos.image where photo_id = :photo")
                .param("photo", photo)
                .query((rs, row) -> sealing.openBytes("photo-small " + photo, rs.getBytes(1)))
                .optional();
    }
}
