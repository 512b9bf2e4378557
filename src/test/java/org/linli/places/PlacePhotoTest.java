package org.linli.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.photos.JpegMade;
import org.linli.platform.Forbidden;
import org.linli.platform.Refused;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.multipart.MultipartFile;

/** Photos of a place stand on its page for whoever sees it. */
class PlacePhotoTest extends PlaceTesting {

    @Autowired
    private PlacePhotos photos;

    private Place shop;

    @BeforeEach
    void open() {
        shop = Acting.as(fixture.actor("secretary"), () -> places.enter(shop(Fixture.XIFAN_1, "小张超市"), null));
    }

    private static MultipartFile photo(int width) throws Exception {
        return new MockMultipartFile("photos", "front.jpg", "image/jpeg", JpegMade.jpeg(width, 40));
    }

    private void add(String user, MultipartFile... files) {
        Acting.run(fixture.actor(user), () -> photos.add(shop.id(), List.of(files)));
    }

    @Test
    void whoLooksAfterAPlaceAddsPhotosOnceAndOthersOfTheAreaSeeThem() throws Exception {
        add("worker", photo(60), photo(70));
        assertThatThrownBy(() -> add("worker", photo(60))).isInstanceOf(Refused.class);
        List<UUID> seen = Acting.as(fixture.actor("secretary"), () -> photos.of(shop));
        assertThat(seen).hasSize(2);
        var secretary = new SignedIn(port, "secretary");
        assertThat(secretary.get("/places/" + shop.id()).select(".photos img")).hasSize(2);
        assertThat(secretary.get("/places/" + shop.id()).text()).contains("添加了照片");
        assertThat(secretary.response("/photos/" + seen.getFirst()).statusCode())
                .isEqualTo(200);
        assertThat(new SignedIn(port, "xilou")
                        .response("/photos/" + seen.getFirst())
                        .statusCode())
                .isEqualTo(404);
        assertThat(Acting.as(fixture.actor("auditor"), () -> photos.of(shop))).isEmpty();
    }

    @Test
    void whatIsNoPhotoOneTooManyAndNoneAreRefused() throws Exception {
        var text = new MockMultipartFile("photos", "a.jpg", "image/jpeg", "<script>".getBytes());
        assertThatThrownBy(() -> add("worker", text)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> add("worker")).isInstanceOf(Refused.class);
        MultipartFile[] many = IntStream.rangeClosed(0, PlacePhotos.MOST)
                .mapToObj(n -> {
                    try {
                        return photo(60 + n);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toArray(MultipartFile[]::new);
        assertThatThrownBy(() -> add("worker", many)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> add("guard", photo(60))).isInstanceOf(Forbidden.class);
    }
}
