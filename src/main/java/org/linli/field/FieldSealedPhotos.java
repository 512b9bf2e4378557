package org.linli.field;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Opens what devices kept sealed of photos, for whoever took them, so that the device can send them after all. */
@Service
class FieldSealedPhotos {

    private final FieldSealKeys keys;
    private final FieldDevices devices;
    private final JsonMapper json;

    FieldSealedPhotos(FieldSealKeys keys, FieldDevices devices, JsonMapper json) {
        this.keys = keys;
        this.devices = devices;
        this.json = json;
    }

    /** Those that can be opened: garbled ones and those of other accounts are left out. */
    List<FieldSealedPhoto.Opened> open(UUID device, List<FieldSealedPhoto> sealed) {
        devices.own(device);
        return sealed.stream().flatMap(this::open).toList();
    }

    private Stream<FieldSealedPhoto.Opened> open(FieldSealedPhoto photo) {
        return Optional.ofNullable(photo.sealed()).flatMap(keys::open).flatMap(this::read).stream()
                .filter(opened -> Objects.equals(opened.id(), photo.id()))
                .filter(this::isOfWhoeverActs);
    }

    private Optional<FieldSealedPhoto.Opened> read(String text) {
        try {
            return Optional.of(json.readValue(text, FieldSealedPhoto.Opened.class));
        } catch (JacksonException garbled) {
            return Optional.empty();
        }
    }

    private boolean isOfWhoeverActs(FieldSealedPhoto.Opened opened) {
        UUID by = opened.device();
        return by != null && devices.paired(by).isPresent();
    }
}
