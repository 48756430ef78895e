//! Every wording of the sample's forms is understood; the department's form alone has 62 of them.

use gongkai::model::declaration::Content;
use gongkai::model::target::Kind;

#[test]
fn every_target_of_the_sample_is_understood() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let opened = gongkai::build::open(root, crate::site::asked()).expect("the sample");
    let mut of_department = 0;
    for declaration in opened.site.declarations() {
        for (_, indicator) in declaration.indicators() {
            let actual = indicator.result.as_ref().map(|result| &result.actual);
            for target in
                [Some(&indicator.period_target), Some(&indicator.annual_target), actual].into_iter().flatten()
            {
                let Some(target) = target.given() else { continue };
                assert_ne!(target.kind(), Kind::Unknown, "{} {}", indicator.name, target.text);
                of_department += usize::from(matches!(declaration.content, Content::DepartmentTargets(_)));
            }
        }
    }
    assert_eq!(of_department, 62);
}
