package org.linli.tasks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.linli.photos.PhotoUpload;
import org.linli.photos.Photos;
import org.linli.platform.Refused;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** Takes photos that come as files with a form of a page, so that its answers can name them as a phone's do. */
@Component
class TaskPhotoUpload {

    private final Tasks tasks;
    private final PhotoUpload uploads;

    TaskPhotoUpload(Tasks tasks, PhotoUpload uploads) {
        this.tasks = tasks;
        this.uploads = uploads;
    }

    /** The question of a task that files are sent for. */
    record Asked(TaskId task, String field) {}

    /**
     * Stores each file and adds the photo's id to what was typed, where it stays if the form is refused for something
     * else.
     *
     * @param asked the question, by the name that the page has for it
     * @throws Refused where one is no photo, too large, one too many, or not asked for
     */
    void take(
            Map<String, List<MultipartFile>> files,
            MultiValueMap<String, String> typed,
            Function<String, Optional<Asked>> asked) {
        files.forEach((name, all) -> all.stream()
                .filter(file -> !file.isEmpty())
                .forEach(file -> typed.add(name, take(file, name, typed, asked))));
    }

    private String take(
            MultipartFile file,
            String name,
            MultiValueMap<String, String> typed,
            Function<String, Optional<Asked>> asked) {
        Asked question = asked.apply(name).orElseThrow(() -> unknown(name));
        TaskField field = tasks.form(tasks.get(question.task())).fields().stream()
                .filter(one -> one.type() == TaskField.Type.PHOTO && one.name().equals(question.field()))
                .findFirst()
                .orElseThrow(() -> unknown(name));
        int most = field.max() == null ? Photos.MOST : field.max().intValue();
        if (typed.getOrDefault(name, List.of()).size() >= most) {
            throw Refused.of(name, "tasks.answer.photos", most);
        }
        return uploads.take(file, TaskPhotos.of(question.task()), name).toString();
    }

    private static Refused unknown(String name) {
        return Refused.of("", "tasks.answer.unknown", TaskQuestion.shortened(name));
    }
}
