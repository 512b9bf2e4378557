package org.linli.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.FormProblems;
import org.linli.platform.Forms;
import org.linli.platform.Languages;
import org.linli.platform.NavItem;
import org.linli.platform.Shell;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What every page's shell shows: who is signed in ({@code me}), the navigation they may use ({@code nav}) and the
 * numbers beside it ({@code badges}), the language ({@code lang}), whom to phone while the disk is full
 * ({@code diskFull}), what they may do ({@code may.held('arrivals.register')}), the current path and the item that it
 * belongs to ({@code section}), today, how days and moments are written ({@code dates}).
 */
@ControllerAdvice(annotations = Controller.class)
class ShellModel implements Shell {

    private final List<NavItem> items;
    private final Permissions permissions;
    private final BusinessClock clock;
    private final Dates dates;
    private final Forms forms;
    private final FullDiskBanner banner;

    ShellModel(
            List<NavItem> items,
            Permissions permissions,
            BusinessClock clock,
            Dates dates,
            Forms forms,
            FullDiskBanner banner) {
        this.banner = banner;
        this.items =
                items.stream().sorted(Comparator.comparingInt(NavItem::order)).toList();
        this.permissions = permissions;
        this.clock = clock;
        this.dates = dates;
        this.forms = forms;
    }

    @ModelAttribute("me")
    @Nullable
    Actor me() {
        return Acting.isKnown() ? Acting.now() : null;
    }

    @ModelAttribute("nav")
    List<NavItem> nav() {
        return items.stream()
                .filter(item -> permissions.held(item.permission()))
                .toList();
    }

    @Override
    public Map<String, @Nullable Object> around(HttpServletRequest request) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("me", me());
        model.put("nav", nav());
        model.put("badges", badges(request));
        model.put("may", may());
        model.put("lang", lang());
        model.put("here", here(request));
        model.put("section", section(request));
        model.put("clock", clock());
        model.put("dates", dates());
        model.put("problems", problems());
        model.put("diskFull", diskFull());
        return model;
    }

    /** None while a failure is told: that page asks the database for nothing, which may be what is away. */
    @ModelAttribute("badges")
    NavBadges badges(HttpServletRequest request) {
        return new NavBadges(hasFailed(request) ? List.of() : nav());
    }

    private static boolean hasFailed(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR
                && !(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                        && HttpStatusCode.valueOf(status).is4xxClientError());
    }

    @ModelAttribute("may")
    Permissions may() {
        return permissions;
    }

    @ModelAttribute("lang")
    String lang() {
        return Languages.code(LocaleContextHolder.getLocale());
    }

    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        return request.getRequestURI();
    }

    /** Address of the item of the navigation that the page belongs to, the nearest of several; empty for none. */
    @ModelAttribute("section")
    String section(HttpServletRequest request) {
        String here = here(request);
        return nav().stream()
                .map(NavItem::href)
                .filter(href -> here.equals(href) || !href.equals("/") && here.startsWith(href + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    @ModelAttribute("diskFull")
    @Nullable
    String diskFull() {
        return banner.text();
    }

    @ModelAttribute("clock")
    BusinessClock clock() {
        return clock;
    }

    @ModelAttribute("dates")
    Dates dates() {
        return dates;
    }

    @ModelAttribute("problems")
    FormProblems problems() {
        return forms.problems();
    }
}
