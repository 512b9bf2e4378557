package org.linli.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.platform.Problem;
import org.linli.platform.Refused;

class PhotoPictureTest {

    @Test
    void isWrittenAnewWithASmallOne() {
        PhotoPicture picture = PhotoPicture.read(JpegMade.jpeg(1600, 1200));
        assertThat(picture.width()).isEqualTo(1600);
        assertThat(picture.height()).isEqualTo(1200);
        assertThat(JpegMade.read(picture.content()).getWidth()).isEqualTo(1600);
        BufferedImage small = JpegMade.read(picture.thumbnail());
        assertThat(small.getWidth()).isEqualTo(320);
        assertThat(small.getHeight()).isEqualTo(240);
        assertThat(picture.thumbnail()).hasSizeLessThan(60_000);
    }

    @Test
    void aSmallOneIsNotMadeLarger() {
        assertThat(JpegMade.read(PhotoPicture.read(JpegMade.jpeg(90, 30)).thumbnail())
                        .getWidth())
                .isEqualTo(90);
    }

    @Test
    void whereItWasTakenIsGone() {
        byte[] taken = JpegMade.withExif(JpegMade.jpeg(400, 300), 1);
        assertThat(new String(taken, StandardCharsets.ISO_8859_1)).contains(JpegMade.PLACE);
        assertThat(new String(PhotoPicture.read(taken).content(), StandardCharsets.ISO_8859_1))
                .doesNotContain(JpegMade.PLACE)
                .doesNotContain("Exif");
    }

    /** The red quarter is at the upper left of what the camera wrote; where it is when that is turned upright. */
    @ParameterizedTest
    @CsvSource({
        "1, 400, 300, 0.25, 0.25",
        "2, 400, 300, 0.75, 0.25",
        "3, 400, 300, 0.75, 0.75",
        "4, 400, 300, 0.25, 0.75",
        "5, 300, 400, 0.25, 0.25",
        "6, 300, 400, 0.75, 0.25",
        "7, 300, 400, 0.75, 0.75",
        "8, 300, 400, 0.25, 0.75"
    })
    void isTurnedAsTheCameraWasHeld(int orientation, int width, int height, double x, double y) {
        PhotoPicture picture = PhotoPicture.read(JpegMade.withExif(JpegMade.jpeg(400, 300), orientation));
        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(height);
        var there = new Color(JpegMade.read(picture.content()).getRGB((int) (width * x), (int) (height * y)));
        assertThat(there.getRed()).isGreaterThan(200);
        assertThat(there.getBlue()).isLessThan(60);
    }

    @Test
    void aHeadThatClaimsMoreThanCanBeLookedAtIsRefusedBeforeItIsRead() {
        byte[] bomb = JpegMade.claiming(JpegMade.jpeg(100, 100), 65_000, 65_000);
        assertThat(problem(() -> PhotoPicture.read(bomb))).isEqualTo("photos.pixels");
        assertThat(problem(() -> PhotoPicture.read(JpegMade.jpeg(2001, 100)))).isEqualTo("photos.pixels");
    }

    @Test
    void oneOfThousandsOfScansIsNotWorkedThrough() {
        byte[] jpeg = JpegMade.jpeg(100, 100);
        ByteBuffer many = ByteBuffer.allocate(jpeg.length + 1000).put(jpeg);
        for (int i = 0; i < 500; i++) {
            many.putShort((short) 0xFFDA);
        }
        assertThat(problem(() -> PhotoPicture.read(many.array()))).isEqualTo("photos.unreadable");
    }

    @Test
    void whatIsNoJpegIsRefused() {
        byte[] noise = new byte[5000];
        new Random(3).nextBytes(noise);
        byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] begun = Arrays.copyOf(JpegMade.jpeg(300, 300), 40);
        for (byte[] wrong : new byte[][] {noise, page, begun, JpegMade.png(30, 30), new byte[0]}) {
            assertThat(problem(() -> PhotoPicture.read(wrong))).isEqualTo("photos.unreadable");
        }
    }

    private static String problem(ThrowingCallable reading) {
        var found = new String[1];
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> found[0] = refused.problems().stream()
                                .map(Problem::key)
                                .findFirst()
                                .orElseThrow());
        return found[0];
    }
}
