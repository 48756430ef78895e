//! Words of results, by what they say of whether something is done. Each list is one text, its words divided by spaces.

/// Wherever they stand they say that something is not done, or not yet.
pub(super) const NOT_DONE: &str = "预计 预期 拟建 正在 在建 在途 停工 停建 延期 推迟 取消 还差 尚差 相差 剩余 结余 仅完成 只完成 一半 \
    部分完成 尚未 未 待验 待完 待建 待开 待支 待拨 待审 待定 应完成 应建 应发 开工 动工";

/// At the beginning they say so: 完成计划100% is done, 计划100% is not.
pub(super) const NOT_DONE_AT_FIRST: &str = "计划 目标 拟 缺 剩 欠 原定 约定";

/// They may stand before the number of a result, or around its day, and it is still the result: what is done with public money,
/// how much of it, since when. What is none of them, nor a word of the indicator, may say anything.
pub(super) const PLAIN: &str = "完成率 达标率 完成 实际 已经 已 共计 合计 总计 累计 一共 共 总 全年 本年 当年 全部 全市 全县 全区 \
    全省 全 达到 达成 达 实现 建成 新建 新增 改建 扩建 改造 举办 开展 组织 培训 发放 采购 购置 购买 \
    维修 维护 支出 支付 拨付 实施 覆盖 服务 接待 办理 受理 检查 巡查 处理 印发 补助 补贴 资助 救助 \
    奖励 安置 种植 修复 更新 安装 配备 编制 出版 制作 发布 通过 验收 竣工 完工 交付 到位 投入使用 上线 \
    结束 落实 兑现 顺利 按时 如期 不少于 不低于 不超过 不高于 不大于 不小于 至少 最多 高于 低于 大于 \
    小于 超过 不到 不足 约 近 控制在 增长 增加 下降 减少 降低 提高 提升 同比 较上年 平均 每 人均 每人 \
    每天 每户 每月 发生 比上年 较去年 比去年 上年 同期 百分之";

/// Shares that leave open what they are of.
pub(super) const NEUTRAL: &str = "完成率 达标率";

/// Signs of words, dates and numbers that say nothing by themselves.
pub(super) const SMALL: &str = "了的为是于在至到和及与各均按年月日号底末初前内旬上中下半季度第零一二三四五六七八九十百千万亿两几个户点成之壹贰叁肆伍陆柒捌玖拾佰仟〇";
