package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.care.CareFixture.arrived;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.photos.ForgettingPhotos;
import org.linli.photos.JpegMade;
import org.linli.photos.PhotoSubject;
import org.linli.photos.Photos;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.tasks.Task;
import org.linli.territory.Area;
import org.linli.territory.AreaForm;
import org.linli.territory.Dwelling;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Photos that a form asks for: what the answer names, what a page sends, and who sees them. */
@Tag("slow")
class TaskPhotosTest extends CareTesting {

    @Autowired
    Photos photos;

    @Autowired
    ApplicationContext context;

    private final byte[] jpeg = JpegMade.jpeg(800, 600);
    private Task alarm;
    private String page;
    private SignedIn desk;

    @BeforeEach
    void fever() throws Exception {
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate photos.photo cascade");
        }
        MeasureId measure = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        temperature(measure, LocalDate.of(2022, 2, 8), Map.of("celsius", 38.4, "symptoms", List.of("none")));
        alarm = measures.slots(secretary, measure, "care.alarm").getFirst();
        page = "/tasks/" + alarm.id();
        desk = new SignedIn(port, "secretary");
    }

    private Map<String, Object> answers(UUID... ids) {
        return Map.of(
                "action",
                "visited",
                "explained",
                "yes",
                "cause",
                "打疫苗后发热",
                "photos",
                Arrays.stream(ids).map(UUID::toString).toList());
    }

    private String problem(Actor who, UUID... ids) {
        var found = new String[1];
        assertThatThrownBy(() -> measures.complete(who, alarm, answers(ids)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    Problem problem = refused.problems().getFirst();
                    found[0] = problem.field() + " " + problem.key();
                });
        return found[0];
    }

    private Document save(Map<String, String> answers, byte[]... files) throws IOException {
        Document form = desk.get(page);
        Connection request = desk.request(page)
                .data("_csrf", form.expectFirst("[name=_csrf]").val())
                .data("completion", form.expectFirst("[name=completion]").val())
                .data(answers);
        for (byte[] file : files) {
            request.data("photos", "照片.jpg", new ByteArrayInputStream(file));
        }
        return request.post();
    }

    @Test
    void thePageAsksForPhotosAndTakesThemAsFiles() throws Exception {
        Element input = desk.get(page).expectFirst("form[enctype='multipart/form-data'] input[type=file][name=photos]");
        assertThat(input.attr("data-photos")).contains("/js/field/scaling");
        Document after =
                save(Map.of("action", "visited", "explained", "yes", "cause", "已查看"), jpeg, JpegMade.jpeg(90, 60));
        assertThat(after.expectFirst(".alert").text()).contains("徐素珍");
        assertThat(desk.get(page).select(".photos a img")).hasSize(2);
        String whole = desk.get(page).expectFirst(".photos a").attr("href");
        assertThat(JpegMade.read(desk.response(whole).bodyAsBytes()).getWidth()).isEqualTo(800);
        Document story = desk.get("/people/" + laid.xu());
        assertThat(story.select(".story .photos a[href='" + whole + "']")).hasSize(1);
        assertThat(story.expectFirst(".story li:has(.photos)").text()).contains("2 张照片");
    }

    @Test
    void whoeverMaySeeNoPhotosIsShownTheTaskWithoutThem() throws Exception {
        save(Map.of("action", "visited", "explained", "yes", "cause", "已查看"), jpeg);
        assertThat(new SignedIn(port, "worker").get(page).select(".photos img")).hasSize(1);
        for (String other : List.of("admin", "auditor")) {
            Document shown = new SignedIn(port, other).get(page);
            assertThat(shown.text()).as(other).contains("已查看");
            assertThat(shown.select("img.photo")).as(other).isEmpty();
        }
    }

    @Test
    void photosOfAFormThatIsRefusedStayInItAndAreStoredOnce() throws Exception {
        Document again = save(Map.of("action", "visited"), jpeg);
        assertThat(again.select(".problems-summary")).isNotEmpty();
        Element kept = again.expectFirst("input[type=checkbox][name=photos]");
        assertThat(kept.hasAttr("checked")).isTrue();
        assertThat(again.select("fieldset.photos img")).hasSize(1);
        save(Map.of("action", "visited", "explained", "no", "cause", "不明", "photos", kept.val()), jpeg);
        assertThat(desk.get(page).select(".photos a img")).hasSize(1);
    }

    @Test
    void aFileThatIsNoPhotoOrOneTooManyIsRefusedBesideItsQuestion() throws Exception {
        Map<String, String> answers = Map.of("action", "visited", "explained", "yes", "cause", "已查看");
        byte[] drawing = "<svg>".getBytes(StandardCharsets.UTF_8);
        assertThat(save(answers, drawing).expectFirst("#problem-photos").text()).contains("JPEG");
        byte[][] six = IntStream.rangeClosed(1, 6)
                .mapToObj(n -> JpegMade.jpeg(40 + n, 40))
                .toArray(byte[][]::new);
        assertThat(save(answers, six).expectFirst("#problem-photos").text()).contains("5");
        assertThat(tasks(alarm).isOpen()).isTrue();
    }

    private Task tasks(Task task) {
        return as(secretary, () -> tasks.get(task.id()));
    }

    @Test
    void anAnswerMayNameAPhotoThatHasNotComeYet() throws Exception {
        UUID id = UUID.randomUUID();
        measures.complete(secretary, alarm, answers(id));
        assertThat(desk.get(page).select(".photos .badge").text()).isEqualTo("照片传送中");
        assertThat(desk.get(page).select(".photos a")).isEmpty();
        TestClock.set("2022-02-16T09:01");
        ForgettingPhotos.now(context);
        assertThat(desk.get(page).select(".photos .badge").text()).isEqualTo("照片未传到");
        Acting.run(
                secretary,
                () -> photos.put(id, new PhotoSubject("task", alarm.id().value()), jpeg));
        assertThat(desk.get(page).select(".photos a img")).hasSize(1);
        assertThat(desk.get(page).select(".photos .badge")).isEmpty();
    }

    @Test
    void anAnswerNamesNoPhotoOfSomebodyElseOrOfSomethingElse() {
        UUID theirs = UUID.randomUUID();
        UUID elsewhere = UUID.randomUUID();
        Task other = slot(
                measures.begin(secretary, laid.fan(), "2+14", arrived(ARRIVAL, 12)),
                "care.temperature",
                LocalDate.of(2022, 2, 9));
        Acting.run(
                fixture.actor("leader"),
                () -> photos.put(theirs, new PhotoSubject("task", alarm.id().value()), jpeg));
        Acting.run(
                secretary,
                () -> photos.put(elsewhere, new PhotoSubject("task", other.id().value()), jpeg));
        assertThat(problem(secretary, theirs)).isEqualTo("photos photos.foreign");
        assertThat(problem(secretary, elsewhere)).isEqualTo("photos photos.foreign");
        assertThat(tasks(alarm).isOpen()).isTrue();
    }

    @Test
    void whoeverCorrectsAnAnswerKeepsItsPhotos() throws Exception {
        UUID id = UUID.randomUUID();
        Actor leader = fixture.actor("leader");
        Acting.run(
                leader, () -> photos.put(id, new PhotoSubject("task", alarm.id().value()), jpeg));
        UUID first = UUID.randomUUID();
        measures.complete(leader, alarm, first, answers(id));
        Document correcting = desk.get(page + "?correct=" + first);
        assertThat(correcting.expectFirst("input[type=checkbox][name=photos]").val())
                .isEqualTo(id.toString());
        measures.complete(secretary, alarm, answers(id));
        assertThat(desk.get(page).select(".photos a img")).hasSize(2);
    }

    @Test
    void anAnswerNamesPhotosByTheirIdsAndOnlySoMany() {
        UUID[] six = IntStream.range(0, 6).mapToObj(n -> UUID.randomUUID()).toArray(UUID[]::new);
        assertThat(problem(secretary, six)).isEqualTo("photos tasks.answer.photos");
        assertThatThrownBy(() -> measures.complete(
                        secretary,
                        alarm,
                        Map.of("action", "visited", "explained", "yes", "cause", "x", "photos", List.of("../x"))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void photosFollowTheHomeToAnotherCell() {
        UUID id = UUID.randomUUID();
        Acting.run(
                secretary,
                () -> photos.put(id, new PhotoSubject("task", alarm.id().value()), jpeg));
        assertThat(visible("worker", id)).isTrue();
        Dwelling home = as(secretary, () -> territory.locate(Fixture.XIFAN_1, "1组5号"))
                .dwelling()
                .orElseThrow();
        Area cell = as(secretary, () -> territory.area(Fixture.XIFAN_1));
        as(
                secretary,
                () -> territory.split(
                        cell.path(), cell.version(), new AreaForm("92组", "", 92), Set.of(home.building())));
        assertThat(visible("worker", id)).isFalse();
        assertThat(visible("leader", id)).isTrue();
    }

    private boolean visible(String username, UUID id) {
        return as(fixture.actor(username), () -> photos.of(List.of(id)).containsKey(id));
    }
}
