package org.linli.access;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.linli.platform.DiskSpace;
import org.linli.platform.LinliSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.transaction.PlatformTransactionManager;

/** Two doors: bearer tokens for software, a session with CSRF protection for browsers. */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {

    /** Everything from this server; a basemap's tiles only where the setting names one. */
    static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:%s;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    PlatformTransactionManager transactionManager(
            DataSource dataSource,
            LinliSettings settings,
            DiskSpace disk,
            HiddenChildren children,
            OthersTasks others) {
        return new ScopedTransactions(dataSource, settings.timezone(), disk, children, others);
    }

    /** What each filter takes is looked at by nobody; what a request takes is told by its own figure. */
    @Bean
    SecurityObservationSettings filtersUnobserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain software(HttpSecurity http, UploadDoor door) throws Exception {
        var wanted = new TokenChallenge();
        return http.securityMatcher("/api/**", "/v3/api-docs/**", "/v3/api-docs.yaml", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/v3/api-docs/**", "/v3/api-docs.yaml")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((who, request) -> new AuthorizationDecision(mayWatch(who.get())))
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(
                        bearer -> bearer.opaqueToken(withDefaults()).authenticationEntryPoint(wanted))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(wanted))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new StrangerBody(wanted, List.of()), AuthorizationFilter.class)
                .addFilterBefore(door, AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain browsers(
            HttpSecurity http,
            SessionAccount session,
            FormToken forms,
            SignInNextPage after,
            SignInDoor door,
            UploadDoor uploadDoor,
            ObjectProvider<StrangerUpload> uploads,
            @Value("${linli.basemap:}") String basemap)
            throws Exception {
        String tiles = basemap.isBlank() ? "" : " " + BasemapOrigin.of(basemap);
        var signedOut = new SessionEnded(after);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/sign-in",
                                "/setup",
                                "/language",
                                "/disk",
                                "/error",
                                "/field", // the field app: files without anything about anybody
                                "/field/manifest.webmanifest",
                                "/field/service-worker.js",
                                "/field/texts/*.json",
                                "/duty/feed/*", // calendars, each at an address that is its own key
                                "/door/**", // what the code at a door opens; each address holds its secret
                                "/drive/**", // a driver's day; each address holds its secret
                                "/css/**",
                                "/js/**",
                                "/img/**",
                                "/webjars/**",
                                "/icons*.svg", // its name carries a mark of its content
                                "/favicon.ico",
                                "/favicon.svg")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .successHandler(door.success())
                        .failureHandler(door.failure()))
                .addFilterBefore(door.pause(), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(signedOut).accessDeniedHandler(signedOut))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .securityContext(context -> context.securityContextRepository(session))
                .requestCache(cache -> cache.requestCache(after))
                .csrf(csrf -> csrf.csrfTokenRepository(forms))
                .addFilterBefore(
                        new StrangerBody(signedOut, uploads.orderedStream().toList()), CsrfFilter.class)
                .addFilterBefore(uploadDoor, CsrfFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives(CONTENT_POLICY.formatted(tiles)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    @Bean
    UploadDoor uploadDoor(UploadSpace uploads, MultipartProperties limits, DiskSpace disk) {
        return new UploadDoor(uploads, limits.getMaxRequestSize().toBytes(), disk);
    }

    /** Of the two chains only, behind those who find out who asks. */
    @Bean
    FilterRegistrationBean<UploadDoor> uploadDoorNowhereElse(UploadDoor door) {
        var registration = new FilterRegistrationBean<>(door);
        registration.setEnabled(false);
        return registration;
    }

    /** Metrics tell how much is going on where; they are for those who run the installation. */
    private static boolean mayWatch(@Nullable Authentication who) {
        return who != null
                && who.getPrincipal() instanceof Principals principal
                && (principal.actor().role() == Role.ADMINISTRATOR
                        || principal.actor().role() == Role.AUDITOR);
    }
}
