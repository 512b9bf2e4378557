package org.linli.photos;

import java.util.UUID;
import org.linli.access.Allowed;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Photos, as files that a browser can do nothing with but show them, and does not keep. */
@Controller
@RequestMapping("/photos/{id}")
@Allowed(Photos.SEE)
class PhotoPages {

    /** It came from somebody's phone: whatever it may be, it runs nothing and asks for nothing. */
    private static final String SHUT_IN = "default-src 'none'; sandbox";

    private final PhotoViewing viewing;

    PhotoPages(PhotoViewing viewing) {
        this.viewing = viewing;
    }

    @GetMapping
    ResponseEntity<byte[]> open(@PathVariable UUID id) {
        return picture(viewing.open(id));
    }

    @GetMapping("/small")
    ResponseEntity<byte[]> small(@PathVariable UUID id) {
        return picture(viewing.small(id));
    }

    private static ResponseEntity<byte[]> picture(byte[] jpeg) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", SHUT_IN)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"photo.jpg\"")
                .body(jpeg);
    }
}
