package org.linli.field;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.BrowserSessions;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.OnFullDisk;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The phones of one account, where a lost one is shut out. */
@Controller
@RequestMapping("/field/devices")
class FieldDevicePages {

    private final FieldDevices devices;
    private final Accounts accounts;
    private final Permissions permissions;
    private final BusinessClock clock;
    private final Texts texts;

    FieldDevicePages(
            FieldDevices devices, Accounts accounts, Permissions permissions, BusinessClock clock, Texts texts) {
        this.devices = devices;
        this.accounts = accounts;
        this.permissions = permissions;
        this.clock = clock;
        this.texts = texts;
    }

    /** @param account whose; one's own when absent */
    @GetMapping
    @Allowed(FieldDevices.USE)
    String list(@RequestParam(required = false) @Nullable UUID account, Model model) {
        UUID me = Acting.now().account();
        if (account != null && !account.equals(me)) {
            permissions.demand(FieldDevices.REVOKE);
        }
        Account whose = accounts.get(account == null ? me : account);
        Instant now = clock.now();
        model.addAttribute("whose", whose);
        model.addAttribute(
                "devices",
                devices.of(whose).stream().map(device -> Line.of(device, now)).toList());
        return "field/devices";
    }

    @OnFullDisk("A lost phone has to be shut out at once")
    @PostMapping("/{id}/revoke")
    @Allowed(FieldDevices.USE)
    String revoke(@PathVariable UUID id, HttpSession session, RedirectAttributes after) {
        FieldDevices.Revoked revoked =
                devices.revoke(id, BrowserSessions.browser(session).orElse(null));
        after.addFlashAttribute(
                "said",
                texts.of(
                        "field.devices.said",
                        revoked.whose().name(),
                        revoked.device().name()));
        return "redirect:/field/devices?account=" + revoked.whose().id();
    }

    /**
     * A phone as it is shown.
     *
     * @param stale whether it was not heard of for so long that it has to sign in again
     * @param ended whether its token ended before that, by a new password or since the account was disabled
     * @param minutesAhead of its clock, where it is off by a minute and more
     */
    record Line(FieldDevice device, boolean stale, boolean ended, long minutesAhead) {

        static Line of(FieldDevice device, Instant now) {
            boolean stale = !device.isRevoked()
                    && device.seenAt().plus(FieldDevices.GOOD_FOR).isBefore(now);
            return new Line(
                    device,
                    stale,
                    !device.isRevoked() && !stale && device.endedAt() != null,
                    device.clockAhead().toMinutes());
        }

        /** Such as {@code field.devices.clock}. */
        public String clockKey() {
            return minutesAhead < 0 ? "field.devices.clock.behind" : "field.devices.clock";
        }

        public long minutesOff() {
            return Math.abs(minutesAhead);
        }
    }
}
