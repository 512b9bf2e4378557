package org.linli.access;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * What the description of the API says of every endpoint alike: who may, and what is answered when something is wrong.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "token";
    private static final String PROBLEM = "ApiProblem";

    /**
     * Shape of every answer that is not a success (RFC 9457).
     *
     * @param type {@code urn:linli:problem:} and the code
     * @param code the same for programs, such as {@code refused}
     * @param errors what is wrong with which field; empty where no field is to blame
     * @param reference number under which the log tells more; only for a failure of the program
     */
    record ApiProblem(
            URI type,
            String title,
            int status,
            String detail,
            URI instance,
            String code,
            List<FieldError> errors,
            @Nullable String reference) {

        /** @param code key of the message, the same in every language */
        record FieldError(String field, String code, String message) {}
    }

    @Bean
    OpenAPI linliApi(ObjectProvider<BuildProperties> build) {
        Components components = new Components()
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "A token of an account, made on its own page or with ./linli token. It acts in"
                                                + " the account's role and area."));
        String version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("unknown");
        return new OpenAPI()
                .info(new Info()
                        .title("Linli 邻里")
                        .version(version)
                        .description(
                                "What a sub-district runs in an epidemic, for software. Errors are problem+json in the"
                                        + " language of Accept-Language; so is the 405 of a method that an address does"
                                        + " not have, whose Allow says which it has."))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** Only when somebody asks for the description: reading the shape takes longer than most of what a start does. */
    @Bean
    GlobalOpenApiCustomizer problemOfTheApi() {
        return api -> ModelConverters.getInstance().readAll(ApiProblem.class).forEach(api.getComponents()::addSchemas);
    }

    @Bean
    OperationCustomizer whatEveryEndpointSays() {
        return (operation, endpoint) -> {
            operation.operationId(name(endpoint));
            Allowed allowed = allowed(endpoint);
            if (allowed != null) {
                operation.addExtension("x-permission", allowed.value());
            }
            operation.getResponses().forEach((status, answer) -> {
                if (status.startsWith("4") && answer.getContent() == null) {
                    answer.setContent(problem(answer.getDescription()).getContent());
                }
            });
            errors(endpoint, operation)
                    .forEach(error ->
                            operation.getResponses().putIfAbsent(Integer.toString(error.status), problem(error.when)));
            return operation;
        };
    }

    private static @Nullable Allowed allowed(HandlerMethod endpoint) {
        Allowed onMethod = endpoint.getMethodAnnotation(Allowed.class);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(endpoint.getBeanType(), Allowed.class);
    }

    /** Such as {@code people.list}: the same names in every release, whatever else is added. */
    private static String name(HandlerMethod endpoint) {
        String noun = endpoint.getBeanType().getSimpleName().replaceFirst("Api$", "");
        return noun.substring(0, 1).toLowerCase(Locale.ROOT) + noun.substring(1) + "."
                + endpoint.getMethod().getName();
    }

    private record Error(int status, String when) {}

    private static List<Error> errors(HandlerMethod endpoint, Operation operation) {
        var errors = new ArrayList<Error>();
        boolean writes =
                endpoint.hasMethodAnnotation(PostMapping.class) || endpoint.hasMethodAnnotation(PutMapping.class);
        boolean takes = writes || operation.getParameters() != null;
        if (takes) {
            errors.add(new Error(400, "A value cannot be read, or is missing"));
        }
        errors.add(new Error(401, "No token, or one that does not hold"));
        errors.add(new Error(406, "Accept asks for something else than the answer is"));
        errors.add(new Error(403, "The account's role may not, or the area is outside of its own"));
        if (takes) {
            errors.add(new Error(404, "Nothing has this id or path in the account's area"));
        }
        if (writes) {
            errors.add(new Error(409, "Other content came under this id before, or somebody else changed the record"));
            errors.add(new Error(413, "The body is too large"));
            errors.add(new Error(415, "Content-Type is not one that is taken here"));
            errors.add(new Error(422, "Against a rule; each problem with its field"));
        }
        errors.add(new Error(500, "A failure of the program; the log tells more under the reference"));
        if (writes) {
            errors.add(new Error(507, "The disk is full; nothing was stored"));
        }
        errors.add(new Error(503, "Too much to do, or no database; nothing was done: again after Retry-After seconds"));
        return errors;
    }

    private static ApiResponse problem(String when) {
        return new ApiResponse()
                .description(when)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }
}
