package org.linli.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Languages;
import org.linli.platform.PageStaticFiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the field app together from what lies in the program: which modules there are, where each lies under a name with
 * the mark of its content, and which version all of it is. A new module needs no line here. Modules name each other
 * plainly ({@code ./day.js}, {@code lit}); the page's import map says where that is.
 */
@Component
class FieldShellFiles {

    private static final String MODULES = "/js/field/";

    /** Not a module: it runs before the first paint. */
    private static final String LOOK = MODULES + "look.js";

    private static final List<String> OTHERS =
            List.of(LOOK, "/css/field.css", "/icons.svg", "/favicon.svg", "/js/field/app.js");

    /** What the modules of Lit that the app uses lie in, by the names that they have for each other. */
    private static final Map<String, String> LIT = litModules();

    private static final Pattern GAP = Pattern.compile("[{](/[^}]+)[}]");

    private final PageStaticFiles addresses;
    private final FieldShellTexts texts;
    private final JsonMapper json;
    private volatile @Nullable FieldShellMade made;

    FieldShellFiles(PageStaticFiles addresses, FieldShellTexts texts, JsonMapper json) {
        this.addresses = addresses;
        this.texts = texts;
        this.json = json;
    }

    /** Made when it is first asked for: until the program has started, no address is known. */
    FieldShellMade made() {
        FieldShellMade known = made;
        if (known == null) {
            known = make();
            made = known;
        }
        return known;
    }

    private FieldShellMade make() {
        Map<String, String> imports = new LinkedHashMap<>();
        LIT.forEach((name, path) -> imports.put(name, addresses.address(path)));
        modules().forEach(module -> imports.put(module, addresses.address(module)));
        String importMap = json.writeValueAsString(Map.of("imports", imports));
        Map<String, String> byLanguage = Stream.of(Languages.CHINESE, Languages.ENGLISH)
                .collect(Collectors.toMap(Languages::code, l -> json.writeValueAsString(texts.of(l))));
        String manifest = manifest();
        List<String> files = Stream.concat(
                        imports.values().stream(), OTHERS.stream().map(addresses::address))
                .distinct()
                .toList();
        String page = filled(text("shell.html"))
                .replace("{import map}", importMap)
                .replace("{preloads}", preloads(imports.values()));
        String worker = text("service-worker.js");
        String version = version(files, List.of(page, worker, manifest, byLanguage.get("zh"), byLanguage.get("en")));
        List<String> kept = new ArrayList<>(
                List.of("/field", "/field/manifest.webmanifest", "/field/texts/zh.json", "/field/texts/en.json"));
        kept.addAll(files);
        return new FieldShellMade(
                version,
                page.replace("{version}", version),
                "sha256-" + Base64.getEncoder().encodeToString(hash(importMap.getBytes(StandardCharsets.UTF_8))),
                manifest,
                worker.replace("{version}", version).replace("{files}", json.writeValueAsString(kept)),
                byLanguage);
    }

    /** Our own, by the names that they import each other by. */
    private static List<String> modules() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:static/js/field/*.js"))
                    .map(file -> MODULES + Objects.requireNonNull(file.getFilename()))
                    .filter(path -> !path.equals(LOOK))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The modules of the field app could not be listed", e);
        }
    }

    /** What the page names by its path becomes the address with the mark. */
    private String filled(String template) {
        return GAP.matcher(template).replaceAll(gap -> addresses.address(gap.group(1)));
    }

    /** All at once instead of one after another as they are found to import each other. */
    private static String preloads(Iterable<String> modules) {
        var links = new StringBuilder();
        for (String module : modules) {
            links.append("  <link rel=\"modulepreload\" href=\"").append(module).append("\">\n");
        }
        return links.toString();
    }

    private String manifest() {
        Map<String, String> icon =
                Map.of("src", addresses.address("/favicon.svg"), "sizes", "any", "type", "image/svg+xml");
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("id", "/field");
        manifest.put("name", "邻里 Linli");
        manifest.put("short_name", "邻里");
        manifest.put("lang", "zh-CN");
        manifest.put("start_url", "/field");
        manifest.put("scope", "/");
        manifest.put("display", "standalone");
        manifest.put("theme_color", "#174c6e");
        manifest.put("background_color", "#f5f7fa");
        manifest.put("icons", List.of(icon));
        return json.writeValueAsString(manifest);
    }

    /** Of all content: what lies in files has its mark, or its release, in its name. */
    private static String version(List<String> files, List<String> made) {
        MessageDigest digest = sha256();
        made.forEach(text -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
        for (String file : files) {
            digest.update(file.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static String text(String name) {
        try {
            return new ClassPathResource("field/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("A part of the field app is missing: " + name, e);
        }
    }

    private static byte[] hash(byte[] content) {
        return sha256().digest(content);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static Map<String, String> litModules() {
        Map<String, String> modules = new LinkedHashMap<>();
        modules.put("lit", "/webjars/lit/index.js");
        modules.put("lit/directives/repeat.js", "/webjars/lit/directives/repeat.js");
        modules.put("lit/directives/live.js", "/webjars/lit/directives/live.js");
        modules.put("lit-html", "/webjars/lit-html/lit-html.js");
        modules.put("lit-html/is-server.js", "/webjars/lit-html/is-server.js");
        modules.put("lit-html/directive.js", "/webjars/lit-html/directive.js");
        modules.put("lit-html/directive-helpers.js", "/webjars/lit-html/directive-helpers.js");
        modules.put("lit-html/directives/repeat.js", "/webjars/lit-html/directives/repeat.js");
        modules.put("lit-html/directives/live.js", "/webjars/lit-html/directives/live.js");
        modules.put("lit-element/lit-element.js", "/webjars/lit-element/lit-element.js");
        modules.put("@lit/reactive-element", "/webjars/lit__reactive-element/reactive-element.js");
        modules.put("@lit/reactive-element/css-tag.js", "/webjars/lit__reactive-element/css-tag.js");
        return modules;
    }
}
