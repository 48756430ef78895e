//! What the offices of the generated city work on: twenty fields of a city's bureaus. Words only; how they become names
//! and figures is decided elsewhere. No place, office or project in here is real.

/// A field of work: what its offices are called, whom they serve, and what they do.
#[derive(Debug)]
pub(super) struct Field {
    /// In front of what belongs to the field: 水务.
    pub(super) noun: &'static str,
    /// The bureau, or the kind of institution, behind the city's name: 水务局.
    pub(super) office: &'static str,
    /// In ids.
    pub(super) slug: &'static str,
    /// Whose satisfaction is asked for.
    pub(super) clients: &'static [&'static str],
    /// What gets better.
    pub(super) effects: &'static [&'static str],
    /// What is done; names are unique over all fields.
    pub(super) tasks: &'static [Task],
}

/// A kind of work that projects are made of.
#[derive(Debug)]
pub(super) struct Task {
    /// 河道清淤疏浚.
    pub(super) name: &'static str,
    /// In ids, at most 30 characters, unique within the field.
    pub(super) slug: &'static str,
    /// The indicator that counts it.
    pub(super) counted: &'static str,
    /// What it is counted in.
    pub(super) unit: &'static str,
    /// How much of it a middling project does in a year.
    pub(super) usual: u32,
}

/// Fields as rows of words.
macro_rules! fields {
    ($($noun:literal $office:literal $slug:literal
        for [$($client:literal)*] better [$($effect:literal)*]
        { $($task:literal $id:literal $counted:literal $unit:literal $usual:literal)* })*) => {
        &[$(Field {
            noun: $noun,
            office: $office,
            slug: $slug,
            clients: &[$($client),*],
            effects: &[$($effect),*],
            tasks: &[$(Task { name: $task, slug: $id, counted: $counted, unit: $unit, usual: $usual }),*],
        }),*]
    };
}
pub(super) use fields;

/// The fields of bureaus, in the order in which a growing city gets them.
pub(super) static BUREAUS: &[Field] = fields! {
    "教育" "教育局" "education"
    for ["学生" "学生家长" "任课教师" "学校管理人员" "社区居民" "受助学生"]
    better ["办学条件" "教学质量" "校园安全水平" "入学便利程度"]
    {
        "校舍维修改造" "school-repair" "维修校舍面积" "平方米" 2600
        "教学仪器配备" "teaching-equipment" "配备教学仪器数量" "台" 180
        "课后服务补助" "after-school-service" "课后服务受益学生数" "人次" 5200
        "教师培训" "teacher-training" "培训教师人数" "人次" 420
        "学生资助" "student-aid" "资助学生人数" "人次" 860
        "智慧校园建设" "smart-campus" "建成智慧教室数量" "间" 36
        "操场翻新" "playground-renewal" "翻新操场面积" "平方米" 5400
        "学前教育扶持" "preschool-support" "扶持幼儿园数量" "所" 14
        "特殊教育保障" "special-education" "服务特殊教育学生数" "人次" 130
        "中小学体质监测" "pupil-fitness-check" "完成体质监测人数" "人次" 9800
        "校园食堂提升" "canteen-upgrade" "改造校园食堂数量" "个" 12
        "图书更新" "book-renewal" "更新图书册数" "册" 16000
    }
    "水务" "水务局" "water"
    for ["用水居民" "沿河居民" "用水企业" "灌区农户" "排水用户" "水利工程管护人员"]
    better ["供水保障能力" "河道行洪能力" "水环境质量" "节约用水意识"]
    {
        "河道清淤疏浚" "river-dredging" "清淤河道长度" "公里" 18
        "供水管网改造" "supply-pipe-renewal" "改造供水管网长度" "公里" 26
        "排水管网检测" "drain-inspection" "检测排水管网长度" "公里" 64
        "水质监测" "water-quality-monitoring" "水质采样监测次数" "次" 480
        "水库除险加固" "reservoir-reinforcement" "加固水库数量" "座" 3
        "灌区渠道整治" "canal-improvement" "整治渠道长度" "公里" 22
        "节水器具推广" "water-saving-devices" "推广节水器具数量" "套" 2400
        "堤防管护" "dyke-maintenance" "管护堤防长度" "公里" 58
        "山洪预警站点维护" "flood-warning-stations" "维护预警站点数量" "个" 72
        "污水泵站运行" "sewage-pumping" "运行污水泵站数量" "座" 9
        "水土保持治理" "soil-conservation" "治理水土流失面积" "公顷" 140
        "农村饮水提升" "rural-drinking-water" "提升饮水条件户数" "户" 1300
    }
    "卫生健康" "卫生健康局" "health"
    for ["就诊群众" "签约居民" "基层医务人员" "孕产妇" "慢性病患者" "体检老年人"]
    better ["基层诊疗能力" "居民健康水平" "传染病防控能力" "就医便利程度"]
    {
        "基本公共卫生服务" "public-health-service" "健康档案管理人数" "人" 42000
        "家庭医生签约" "family-doctor" "签约服务人数" "人次" 18000
        "疫苗冷链保障" "vaccine-cold-chain" "维护冷链设备数量" "台" 64
        "孕产妇健康管理" "maternal-health" "管理孕产妇人数" "人次" 1900
        "慢性病随访" "chronic-follow-up" "随访慢性病患者人数" "人次" 12500
        "基层诊室改造" "clinic-renewal" "改造基层诊室数量" "间" 28
        "老年人健康体检" "elderly-checkup" "体检老年人人数" "人次" 8600
        "精神卫生救治救助" "mental-health-aid" "救治救助人数" "人次" 320
        "医务人员进修" "medical-training" "进修医务人员人数" "人次" 90
        "急救站点建设" "first-aid-stations" "建成急救站点数量" "个" 7
        "职业病筛查" "occupational-screening" "筛查劳动者人数" "人次" 2400
        "健康科普宣传" "health-education" "开展健康讲座场数" "场" 110
    }
    "交通运输" "交通运输局" "transport"
    for ["公交乘客" "货运企业" "沿线居民" "出租汽车驾驶员" "轮渡乘客" "出行市民"]
    better ["公交出行分担能力" "道路通行能力" "农村客运便利程度" "运输安全水平"]
    {
        "农村公路养护" "rural-road-care" "养护农村公路里程" "公里" 260
        "公交站台改造" "bus-stop-renewal" "改造公交站台数量" "座" 48
        "桥梁检测" "bridge-inspection" "检测桥梁数量" "座" 36
        "新能源公交补助" "green-bus-subsidy" "补助公交车辆数量" "辆" 85
        "交通标志标线更新" "road-signs" "更新标志标牌数量" "块" 620
        "水路渡口管护" "ferry-maintenance" "管护渡口数量" "处" 6
        "客运线路补贴" "bus-route-subsidy" "补贴客运线路数量" "条" 22
        "智慧交通监测" "smart-traffic" "布设监测点位数量" "个" 130
        "公路绿化提升" "roadside-greening" "提升公路绿化里程" "公里" 38
        "超限运输治理" "overload-control" "检测货运车辆数量" "辆次" 15000
        "道路隐患排查" "road-hazard-check" "排查道路隐患数量" "处" 240
        "港口岸线整治" "port-shoreline" "整治岸线长度" "公里" 5
    }
    "农业农村" "农业农村局" "agriculture"
    for ["种植农户" "养殖农户" "农民合作社" "受训农民" "行政村居民" "农机手"]
    better ["粮食生产能力" "农产品质量" "村容村貌" "农民增收能力"]
    {
        "高标准农田建设" "farmland-upgrade" "建成高标准农田面积" "亩" 6500
        "农机购置补贴" "farm-machine-subsidy" "补贴农机数量" "台" 240
        "病虫害统防统治" "pest-control" "统防统治面积" "亩" 28000
        "畜禽疫病防控" "animal-disease-control" "免疫畜禽数量" "只" 46000
        "村庄清洁行动" "village-cleanup" "清洁村庄数量" "个" 85
        "农产品质量检测" "produce-testing" "抽检农产品批次" "批次" 1500
        "良种推广" "seed-promotion" "推广良种面积" "亩" 9200
        "农民技能培训" "farmer-training" "培训农民人数" "人次" 1100
        "耕地地力提升" "soil-improvement" "提升地力面积" "亩" 7600
        "渔业增殖放流" "fish-stocking" "放流鱼苗数量" "尾" 320000
        "秸秆综合利用" "straw-reuse" "利用秸秆数量" "吨" 5400
        "农村产权交易服务" "rural-property-service" "办理产权交易笔数" "笔" 380
    }
    "生态环境" "生态环境局" "environment"
    for ["周边居民" "排污企业" "环境志愿者" "监测站工作人员" "举报群众" "受检单位"]
    better ["空气质量" "水体环境质量" "污染防治能力" "公众环境意识"]
    {
        "大气自动监测" "air-monitoring" "运行大气监测站数量" "个" 18
        "入河排口整治" "outfall-improvement" "整治入河排口数量" "个" 64
        "土壤污染调查" "soil-survey" "调查土壤点位数量" "个" 150
        "噪声监测" "noise-monitoring" "噪声监测点位数量" "个" 96
        "危险废物监管" "hazardous-waste" "检查产废单位数量" "家次" 420
        "扬尘治理巡查" "dust-patrol" "巡查工地次数" "次" 1300
        "黑臭水体治理" "black-water-treatment" "治理黑臭水体数量" "条" 5
        "机动车尾气检测" "exhaust-testing" "检测机动车数量" "辆次" 8800
        "环境执法装备配备" "enforcement-equipment" "配备执法装备数量" "套" 46
        "生态修复" "ecological-restoration" "修复生态面积" "公顷" 85
        "环境应急演练" "environment-drill" "开展应急演练次数" "次" 6
        "环境宣传教育" "environment-education" "开展环境宣传场数" "场" 54
    }
    "民政" "民政局" "civil-affairs"
    for ["救助对象" "养老机构老人" "居家老人" "残疾人家庭" "社区工作者" "困境儿童监护人"]
    better ["困难群众生活保障水平" "养老服务能力" "社区服务便利程度" "儿童关爱水平"]
    {
        "困难群众救助" "hardship-aid" "救助困难群众人数" "人次" 6400
        "居家养老服务" "home-care" "服务居家老人人数" "人次" 9200
        "养老机构运营补贴" "care-home-subsidy" "补贴养老床位数量" "张" 780
        "困境儿童关爱" "child-care" "关爱困境儿童人数" "人次" 260
        "社区服务站建设" "community-station" "建成社区服务站数量" "个" 16
        "残疾人两项补贴" "disability-subsidy" "发放补贴人数" "人次" 3800
        "婚姻登记服务" "marriage-service" "办理婚姻登记件数" "件" 5200
        "地名标志维护" "place-name-signs" "维护地名标志数量" "块" 430
        "长者食堂补助" "elder-canteen" "补助长者食堂数量" "家" 24
        "临时救助" "temporary-aid" "临时救助人数" "人次" 540
        "公益慈善扶持" "charity-support" "扶持公益项目数量" "个" 18
        "流浪人员救助" "homeless-aid" "救助流浪人员人数" "人次" 210
    }
    "文化旅游" "文化和旅游局" "culture-tourism"
    for ["观演群众" "参观游客" "非遗传承人" "景区经营者" "基层文化站人员" "夜间消费市民"]
    better ["公共文化服务水平" "旅游接待能力" "文化遗产保护水平" "群众文化获得感"]
    {
        "惠民演出" "public-performances" "惠民演出场次" "场次" 160
        "非遗保护传承" "heritage-protection" "扶持非遗项目数量" "个" 22
        "旅游厕所提升" "tourist-toilets" "提升旅游厕所数量" "座" 18
        "文物修缮" "relic-repair" "修缮文物建筑数量" "处" 8
        "景区标识更新" "scenic-signs" "更新景区标识数量" "块" 240
        "基层文化站设备配备" "culture-station-kit" "配备文化设备数量" "套" 75
        "艺术创作扶持" "art-creation" "扶持艺术作品数量" "部" 12
        "旅游宣传推介" "tourism-promotion" "举办旅游推介场数" "场" 14
        "文化市场巡查" "culture-market-patrol" "巡查文化场所次数" "家次" 960
        "群众文艺培训" "public-art-classes" "文艺培训人次" "人次" 4200
        "农村电影放映" "rural-cinema" "放映电影场次" "场次" 1400
        "夜间文旅消费促进" "night-economy" "举办夜间文旅活动场数" "场" 32
    }
    "公共服务数据" "政务服务数据局" "digital-service"
    for ["办事群众" "办事企业" "窗口工作人员" "系统用户" "接入单位" "热线来电群众"]
    better ["政务服务便利程度" "数据共享水平" "热线响应能力" "网络安全水平"]
    {
        "政务大厅运行" "service-hall" "受理办件数量" "件" 86000
        "政务云租用" "government-cloud" "租用云主机数量" "台" 260
        "数据共享交换" "data-exchange" "新增共享数据接口数量" "个" 90
        "热线受理" "hotline" "受理热线件数" "件" 150000
        "电子证照归集" "e-licences" "归集电子证照数量" "份" 64000
        "网络安全测评" "security-review" "测评信息系统数量" "个" 42
        "自助终端布设" "self-service-kiosks" "布设自助终端数量" "台" 55
        "视频会议保障" "video-meetings" "保障视频会议场次" "场次" 420
        "政务网站维护" "website-care" "更新网站信息条数" "条" 7200
        "系统适老化改造" "accessible-systems" "改造信息系统数量" "个" 14
        "电子政务外网运维" "network-operation" "运维网络节点数量" "个" 310
        "数据治理" "data-governance" "治理数据条数" "条" 900000
    }
    "城市管理" "城市管理局" "city-management"
    for ["沿街商户" "环卫工人" "公园游客" "小区居民" "路灯沿线居民" "停车市民"]
    better ["市容环境质量" "垃圾处理能力" "照明保障水平" "停车便利程度"]
    {
        "道路清扫保洁" "street-cleaning" "清扫保洁面积" "平方米" 480000
        "垃圾分类投放点建设" "waste-sorting-points" "建成分类投放点数量" "个" 130
        "公厕改造" "public-toilets" "改造公厕数量" "座" 20
        "路灯节能改造" "street-lamps" "改造路灯数量" "盏" 2600
        "公园绿地养护" "park-care" "养护绿地面积" "平方米" 210000
        "户外广告整治" "billboard-control" "整治户外广告数量" "处" 340
        "渣土运输监管" "muck-transport" "检查渣土车辆数量" "辆次" 3600
        "建筑垃圾处置" "rubble-disposal" "处置建筑垃圾数量" "吨" 42000
        "停车泊位施划" "parking-bays" "施划停车泊位数量" "个" 1500
        "市政设施维修" "municipal-repairs" "维修市政设施数量" "处" 820
        "景观照明维护" "landscape-lighting" "维护景观灯具数量" "盏" 4800
        "餐厨垃圾收运" "kitchen-waste" "收运餐厨垃圾数量" "吨" 9600
    }
};
