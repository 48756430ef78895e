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
    "应急管理" "应急管理局" "emergency"
    for ["受灾群众" "受检企业" "社区应急队员" "演练参与群众" "森林防火护林员" "安置点群众"]
    better ["应急处置能力" "防灾减灾能力" "企业安全生产水平" "群众避险意识"]
    {
        "应急物资储备" "emergency-stores" "储备应急物资数量" "件" 7600
        "森林防火巡护" "forest-fire-patrol" "巡护森林面积" "公顷" 3200
        "安全生产检查" "safety-inspection" "检查企业数量" "家次" 1900
        "避难场所建设" "shelters" "建成避难场所数量" "个" 11
        "应急广播维护" "emergency-broadcast" "维护广播终端数量" "个" 540
        "救援队伍训练" "rescue-training" "训练救援队员人数" "人次" 620
        "灾害信息员培训" "hazard-reporter-training" "培训灾害信息员人数" "人次" 380
        "地质灾害监测" "landslide-monitoring" "监测地质隐患点数量" "处" 46
        "消防设施配置" "fire-equipment" "配置消防设施数量" "套" 280
        "受灾群众救助" "disaster-relief" "救助受灾群众人数" "人次" 1200
        "应急指挥平台运行" "command-platform" "接入视频监控点位数量" "个" 860
        "危化企业监管" "chemical-plant-control" "检查危化企业次数" "家次" 160
    }
    "住房建设" "住房和城乡建设局" "housing"
    for ["改造小区居民" "公租房住户" "建筑工人" "物业服务企业" "农房改造农户" "购房群众"]
    better ["居住条件" "建筑质量" "物业服务水平" "住房保障能力"]
    {
        "老旧小区改造" "old-estate-renewal" "改造老旧小区户数" "户" 1800
        "公租房维护" "public-rental-care" "维护公租房套数" "套" 920
        "危旧房屋排查" "unsafe-house-check" "排查房屋栋数" "栋" 2600
        "既有住宅加装电梯" "added-lifts" "加装电梯数量" "台" 32
        "农村危房改造" "rural-house-repair" "改造农村危房户数" "户" 140
        "建筑节能改造" "building-efficiency" "节能改造建筑面积" "平方米" 46000
        "住房租赁补贴" "rent-subsidy" "发放租赁补贴户数" "户" 640
        "历史建筑保护" "historic-buildings" "保护历史建筑数量" "处" 10
        "工程质量检测" "construction-testing" "抽检工程数量" "个" 120
        "燃气管道更新" "gas-pipe-renewal" "更新燃气管道长度" "公里" 34
        "物业矛盾调处" "property-mediation" "调处物业矛盾件数" "件" 480
        "城市体检评估" "city-checkup" "完成评估指标数量" "项" 65
    }
    "人力社保" "人力资源和社会保障局" "labour"
    for ["求职人员" "用人单位" "参训学员" "参保人员" "高校毕业生" "退休人员"]
    better ["就业服务能力" "技能人才供给水平" "社会保险服务便利程度" "劳动关系和谐程度"]
    {
        "就业创业补贴" "job-subsidy" "发放就业补贴人数" "人次" 2600
        "职业技能培训" "skill-training" "培训学员人数" "人次" 3400
        "招聘会组织" "job-fairs" "举办招聘会场数" "场" 72
        "社保档案数字化" "insurance-archives" "数字化档案数量" "卷" 28000
        "劳动争议调解" "labour-mediation" "调解劳动争议件数" "件" 860
        "高校毕业生见习" "graduate-internship" "组织见习人数" "人次" 420
        "公益性岗位开发" "public-posts" "开发公益性岗位数量" "个" 560
        "创业园区扶持" "startup-parks" "扶持创业企业数量" "家" 65
        "技能竞赛组织" "skill-contests" "参赛选手人数" "人次" 520
        "工伤预防宣传" "injury-prevention" "开展工伤预防培训场数" "场" 36
        "退休人员社会化服务" "retiree-service" "服务退休人员人数" "人次" 15000
        "农民工工资监测" "wage-monitoring" "监测在建项目数量" "个" 210
    }
    "自然资源" "自然资源局" "natural-resources"
    for ["不动产登记群众" "用地企业" "测绘成果用户" "林场职工" "规划公示参与群众" "矿区居民"]
    better ["不动产登记便利程度" "国土空间治理能力" "森林资源质量" "地理信息服务能力"]
    {
        "不动产登记" "property-registration" "办理不动产登记件数" "件" 36000
        "基础测绘更新" "survey-update" "更新测绘面积" "平方公里" 180
        "造林绿化" "afforestation" "完成造林面积" "亩" 3800
        "矿山生态治理" "mine-restoration" "治理矿山面积" "公顷" 42
        "国土变更调查" "land-survey" "核查图斑数量" "个" 5200
        "规划编制" "planning" "编制规划数量" "个" 9
        "卫片执法核查" "satellite-check" "核查卫片图斑数量" "个" 680
        "林业有害生物防治" "forest-pest-control" "防治森林面积" "亩" 16000
        "耕地保护巡查" "farmland-patrol" "巡查耕地面积" "亩" 92000
        "地下管线普查" "pipeline-survey" "普查管线长度" "公里" 240
        "古树名木保护" "old-tree-care" "保护古树名木数量" "株" 320
        "湿地保护" "wetland-protection" "保护湿地面积" "公顷" 260
    }
    "市场监管" "市场监督管理局" "market-supervision"
    for ["消费者" "经营主体" "食品企业" "电梯使用单位" "投诉举报群众" "检验委托单位"]
    better ["食品安全水平" "特种设备安全水平" "营商环境" "消费维权能力"]
    {
        "食品安全抽检" "food-testing" "抽检食品批次" "批次" 4600
        "药品质量抽检" "drug-testing" "抽检药品批次" "批次" 720
        "特种设备检查" "special-equipment" "检查特种设备数量" "台次" 2600
        "计量器具检定" "metrology" "检定计量器具数量" "台" 8400
        "消费投诉处理" "consumer-complaints" "处理消费投诉件数" "件" 9600
        "商标品牌培育" "brand-support" "培育商标品牌数量" "个" 38
        "电梯应急救援" "lift-rescue" "电梯救援出动次数" "次" 460
        "明厨亮灶建设" "open-kitchens" "建成明厨亮灶数量" "家" 320
        "产品质量监督" "product-supervision" "监督抽查产品批次" "批次" 680
        "企业信用监管" "credit-supervision" "抽查企业数量" "家次" 1600
        "标准化试点" "standards-pilot" "开展标准化试点数量" "个" 12
        "价格监督检查" "price-check" "检查经营者数量" "家次" 840
    }
    "商务" "商务局" "commerce"
    for ["外贸企业" "参展企业" "社区商业网点顾客" "电商从业人员" "商贸企业" "消费券使用市民"]
    better ["消费市场活力" "外贸发展水平" "商贸流通效率" "便民商业覆盖水平"]
    {
        "促消费活动" "consumption-events" "举办促消费活动场数" "场" 26
        "外贸企业扶持" "export-support" "扶持外贸企业数量" "家" 74
        "农贸市场改造" "market-renewal" "改造农贸市场数量" "个" 9
        "电子商务培训" "e-commerce-training" "培训电商人员人数" "人次" 720
        "便民生活圈建设" "convenience-circles" "建成便民生活圈数量" "个" 12
        "展会服务" "trade-fairs" "组织企业参展家数" "家次" 130
        "冷链物流补助" "cold-chain-subsidy" "补助冷链企业数量" "家" 16
        "老字号扶持" "old-brands" "扶持老字号数量" "个" 20
        "家政服务提升" "housekeeping-service" "培训家政人员人数" "人次" 640
        "重要商品储备" "goods-reserve" "储备重要商品数量" "吨" 3200
        "商业网点规划" "shop-planning" "调查商业网点数量" "个" 2200
        "再生资源回收站建设" "recycling-stations" "建成回收站点数量" "个" 36
    }
    "科技" "科学技术局" "science"
    for ["科技企业" "科研人员" "孵化器入驻企业" "科普活动参与群众" "技术合同登记单位" "青少年"]
    better ["创新能力" "成果转化水平" "科学素质" "研发投入积极性"]
    {
        "科技计划项目资助" "research-grants" "资助科研项目数量" "项" 58
        "高新企业培育" "hi-tech-firms" "培育高新企业数量" "家" 46
        "科技成果转化" "result-transfer" "登记技术合同数量" "份" 280
        "孵化器运营补助" "incubator-subsidy" "补助孵化器数量" "个" 11
        "科普基地建设" "science-bases" "建成科普基地数量" "个" 8
        "科技特派员服务" "science-advisers" "派出科技特派员人次" "人次" 360
        "创新券兑付" "innovation-vouchers" "兑付创新券笔数" "笔" 190
        "大型仪器共享" "shared-instruments" "共享大型仪器数量" "台" 120
        "青少年科技竞赛" "youth-science" "参加科技竞赛人数" "人次" 1600
        "实验室建设" "laboratories" "建设实验室数量" "个" 6
        "科技情报服务" "science-information" "提供情报报告份数" "份" 84
        "知识产权运营" "patent-operation" "运营专利数量" "件" 420
    }
    "退役军人事务" "退役军人事务局" "veterans"
    for ["退役军人" "优抚对象" "军属" "烈士亲属" "军休干部" "祭扫群众"]
    better ["优抚保障水平" "退役安置质量" "褒扬纪念氛围" "双拥工作水平"]
    {
        "优抚对象补助" "veteran-allowance" "发放优抚补助人数" "人次" 5400
        "退役士兵培训" "veteran-training" "培训退役士兵人数" "人次" 340
        "烈士纪念设施修缮" "memorial-repair" "修缮纪念设施数量" "处" 7
        "军休干部服务" "retired-officer-service" "服务军休干部人数" "人次" 480
        "双拥活动" "army-people-events" "开展双拥活动场数" "场" 24
        "退役军人就业帮扶" "veteran-jobs" "帮扶就业人数" "人次" 260
        "优抚医疗补助" "veteran-medical" "补助医疗人数" "人次" 920
        "光荣院运行" "honour-home" "供养优抚老人人数" "人" 56
        "服务站建设" "veteran-stations" "建成退役军人服务站数量" "个" 18
        "立功送喜" "merit-visits" "走访立功家庭户数" "户" 160
        "困难退役军人帮扶" "veteran-hardship" "帮扶困难退役军人人数" "人次" 310
        "褒扬宣传" "honour-publicity" "制作宣传作品数量" "部" 14
    }
    "体育" "体育局" "sports"
    for ["健身群众" "参赛运动员" "体育场馆使用者" "社会体育指导员" "青训学员" "赛事观众"]
    better ["全民健身服务水平" "竞技体育水平" "场馆开放水平" "青少年体育参与程度"]
    {
        "健身路径更新" "fitness-trails" "更新健身器材数量" "件" 760
        "体育场馆开放补助" "stadium-opening" "场馆开放服务人次" "人次" 86000
        "群众赛事举办" "public-contests" "举办群众赛事场数" "场" 42
        "青少年运动员训练" "youth-athletes" "训练青少年运动员人数" "人" 380
        "社会体育指导员培训" "instructor-training" "培训指导员人数" "人次" 460
        "体育公园建设" "sports-parks" "建成体育公园数量" "个" 4
        "国民体质测定" "fitness-tests" "测定体质人数" "人次" 5600
        "健身步道维护" "footpaths" "维护健身步道长度" "公里" 74
        "体育后备基地扶持" "talent-bases" "扶持后备基地数量" "个" 13
        "游泳场所监管" "pool-supervision" "检查游泳场所次数" "家次" 220
        "冰雪运动推广" "winter-sports" "参与冰雪活动人次" "人次" 2400
        "运动队保障" "team-support" "保障运动队数量" "个" 16
    }
    "医疗保障" "医疗保障局" "medical-insurance"
    for ["参保群众" "定点医疗机构" "定点零售药店" "大病患者" "异地就医人员" "经办窗口群众"]
    better ["医疗保障水平" "异地就医便利程度" "基金使用效率" "药品可及程度"]
    {
        "居民医保补助" "residents-insurance" "参保补助人数" "人次" 240000
        "医疗救助" "medical-aid" "医疗救助人数" "人次" 7800
        "医保基金监管" "fund-supervision" "检查定点机构数量" "家次" 640
        "异地就医结算" "remote-settlement" "异地结算笔数" "笔" 26000
        "医保信息系统运维" "insurance-system" "运维业务子系统数量" "个" 15
        "长期护理保障试点" "long-term-care" "享受护理保障人数" "人次" 1300
        "药品集中采购服务" "drug-purchasing" "落地集采药品种数" "种" 320
        "医保政策宣传" "insurance-publicity" "开展医保宣讲场数" "场" 88
        "经办能力建设" "agency-capacity" "培训经办人员人数" "人次" 540
        "生育保障服务" "maternity-cover" "享受生育保障人数" "人次" 2900
        "门诊慢特病管理" "outpatient-chronic" "认定慢特病人数" "人次" 6200
        "医保服务站建设" "insurance-stations" "建成医保服务站数量" "个" 44
    }
};
