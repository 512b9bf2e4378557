package org.linli.browser;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The addresses of the program, as it knows them itself. */
final class Handlers {

    private Handlers() {}

    /** All that are asked for with a GET: pages, files, answers to software. */
    static Set<String> asked(ApplicationContext context) {
        return answering(RequestMethod.GET, handler -> true, context);
    }

    /** Those that answer with a rendered view. */
    static Set<String> pages(ApplicationContext context) {
        return answering(RequestMethod.GET, Handlers::renders, context);
    }

    /** Those that forms are sent to. */
    static Set<String> forms(ApplicationContext context) {
        return answering(RequestMethod.POST, Handlers::renders, context);
    }

    private static Set<String> answering(
            RequestMethod method, Predicate<HandlerMethod> wanted, ApplicationContext context) {
        return context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(entry ->
                        isOurs(entry.getValue()) && takes(method, entry.getKey()) && wanted.test(entry.getValue()))
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .collect(Collectors.toSet());
    }

    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("org.linli.");
    }

    private static boolean takes(RequestMethod method, RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().contains(method);
    }

    private static boolean renders(HandlerMethod handler) {
        Class<?> answer = handler.getMethod().getReturnType();
        return (answer == String.class || answer == ModelAndView.class)
                && !AnnotatedElementUtils.hasAnnotation(handler.getMethod(), ResponseBody.class)
                && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class);
    }
}
